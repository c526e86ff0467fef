using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports.Mapping;
using Crm.ServiceDefaults.Imports.Reading;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Checks an import before its bytes are taken: the mapping at once, the columns when the first part is there.</summary>
internal sealed class ImportOpening
{
    private readonly MessageDescriptor _resource;
    private readonly ImportGrouping? _grouping;
    private readonly MappingPlan _plan;

    private ImportOpening(
        MessageDescriptor resource,
        ImportGrouping? grouping,
        MappingPlan plan,
        ImportSettings settings
    )
    {
        _resource = resource;
        _grouping = grouping;
        _plan = plan;
        Settings = settings;
    }

    /// <summary>The settings, with what the first part told.</summary>
    public ImportSettings Settings { get; private set; }

    /// <summary>Checks the mapping.</summary>
    /// <returns>The opening, or IMPORT_MAPPING_INVALID.</returns>
    public static Result<ImportOpening> Create(
        MessageDescriptor resource,
        ImportGrouping? grouping,
        ImportSettings settings
    )
    {
        var violations = new List<FieldViolation>();
        var plan = MappingPlan.Of(resource, grouping, settings.Mapping, violations);
        return violations.Count > 0
            ? ImportErrors.MappingInvalid with
            {
                Violations = violations,
            }
            : new ImportOpening(resource, grouping, plan, settings);
    }

    /// <summary>Looks at the first part.</summary>
    public Error? Check(ReadOnlyMemory<byte> firstPart)
    {
        if (Settings.Format == ImportFormat.Ndjson)
        {
            Settings = Settings with { DataStart = CsvHeader.TextStart(firstPart.Span) };
            return null;
        }
        if (CsvHeader.Read(firstPart, out var header) is { } fault)
            return Invalid([new FieldViolation("content", fault.Reason, fault.Description)]);
        var violations = new List<FieldViolation>();
        var plan =
            Settings.Mapping.Count > 0
                ? _plan
                : MappingPlan.OfColumns(_resource, _grouping, header.Columns, violations);
        plan.CheckColumns(header.Columns, Settings.Mapping, violations);
        Settings = Settings with { Header = header.Columns, DataStart = header.DataStart };
        return violations.Count > 0 ? Invalid(violations) : null;
    }

    private static Error Invalid(IReadOnlyList<FieldViolation> violations) =>
        ImportErrors.MappingInvalid with
        {
            Violations = violations,
        };
}
