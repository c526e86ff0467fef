using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports.Mapping.Writers;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>A mapping that was checked against the resource: made once, applied to each row.</summary>
internal sealed class MappingPlan
{
    private const string ContentField = "content";

    private readonly MessageWriter _resource;
    private readonly MappingColumns _columns = new();
    private readonly MappedText? _groupKey;

    private MappingPlan(
        MessageDescriptor resource,
        ImportGrouping? grouping,
        IEnumerable<MappingRule> rules,
        ICollection<FieldViolation> violations
    )
    {
        _resource = new MessageWriter(resource);
        foreach (var rule in rules)
        {
            if (Check(rule, grouping) is { } fault)
                violations.Add(new FieldViolation(rule.Place, fault.Reason, fault.Description));
        }
        if (grouping is not null)
            _groupKey = (_resource.Find(grouping.Key) as ScalarWriter)?.Text;
    }

    /// <summary>The columns that are read, in the order of the cells of a row.</summary>
    public IReadOnlyList<string> Columns => _columns.Names;

    /// <summary>The plan of a mapping that was given.</summary>
    public static MappingPlan Of(
        MessageDescriptor resource,
        ImportGrouping? grouping,
        IReadOnlyList<string> mapping,
        ICollection<FieldViolation> violations
    )
    {
        var rules = new List<MappingRule>();
        for (var i = 0; i < mapping.Count; i++)
        {
            var place = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"mapping[{i}]"
            );
            if (MappingSyntax.Read(mapping[i], place, out var rule) is { } error)
                violations.Add(new FieldViolation(place, MappingFault.Syntax(error).Reason, error));
            else
                rules.Add(rule);
        }
        return new MappingPlan(resource, grouping, rules, violations);
    }

    /// <summary>The plan of columns that are named like their fields.</summary>
    public static MappingPlan OfColumns(
        MessageDescriptor resource,
        ImportGrouping? grouping,
        IEnumerable<string> columns,
        ICollection<FieldViolation> violations
    ) =>
        new(
            resource,
            grouping,
            columns.Select(column => new MappingRule(ContentField, column, null, column, [])
            {
                IsIdentity = true,
            }),
            violations
        );

    /// <summary>Adds a violation for each column that is read and not there.</summary>
    public void CheckColumns(
        IReadOnlyList<string> header,
        IReadOnlyList<string> mapping,
        ICollection<FieldViolation> violations
    )
    {
        foreach (var column in Columns.Where(column => header.Count(name => name == column) != 1))
        {
            var index = mapping
                .ToList()
                .FindIndex(text =>
                    MappingSyntax.Read(text, "", out var rule) is null && rule.Column == column
                );
            var fault = header.Contains(column)
                ? MappingFault.Unfit($"There are several columns '{column}'.")
                : MappingFault.ColumnUnknown(column);
            var place =
                index < 0
                    ? ContentField
                    : string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"mapping[{index}]"
                    );
            violations.Add(new FieldViolation(place, fault.Reason, fault.Description));
        }
    }

    /// <summary>Writes a row into a new resource.</summary>
    /// <returns>Why the row is refused; null when it is not.</returns>
    public RowProblem? Write(IMessage resource, MappedRow row)
    {
        row.Begin();
        _resource.Write(resource, row, isRoot: true);
        return row.Problem;
    }

    /// <summary>The key that groups rows; null when the row has none.</summary>
    public string? GroupKeyOf(MappedRow row)
    {
        row.Begin();
        return _groupKey?.Read(row);
    }

    private MappingFault? Check(MappingRule rule, ImportGrouping? grouping)
    {
        var isIndexedItem =
            grouping is not null
            && FieldPath.First(rule.Path) is { Index: not null } first
            && first.Name == grouping.Items;
        return isIndexedItem
            ? MappingFault.Unfit($"Each row adds one of '{grouping!.Items}': leave the index out.")
            : _resource.Add(rule, rule.Path, _columns);
    }
}
