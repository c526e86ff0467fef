using System.Collections.Concurrent;
using System.Linq.Expressions;
using Crm.Filtering;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Domain.Traits;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Rules;

/// <summary>Traits on one day, and the custom fields that a rule reads.</summary>
/// <param name="today">The local day of the tenant.</param>
/// <param name="fields">The declarations of custom fields.</param>
internal sealed class RuleFieldResolver(int today, IReadOnlyList<RuleField> fields)
    : IFieldResolver<Profile>
{
    // A binding compiles its readers once: it serves all rules of all tenants on that day.
    private const int MostBindings = 5_000;
    private static readonly ConcurrentDictionary<
        (string Name, int Today),
        FieldBinding<Profile>
    > Traits = new();

    public FieldBinding<Profile>? Resolve(string root, string name) =>
        root == TraitCatalogue.Root ? TraitOf(name)
        : fields.FirstOrDefault(field => field.Key == name) is { } custom ? CustomOf(custom)
        : null;

    public IEnumerable<string> Names(string root) =>
        root == TraitCatalogue.Root
            ? TraitCatalogue.All.Select(trait => trait.Name)
            : fields.Select(field => field.Key);

    private FieldBinding<Profile>? TraitOf(string name)
    {
        if (Traits.TryGetValue((name, today), out var known))
            return known;
        if (TraitCatalogue.Find(name) is not var (trait, window))
            return null;
        if (Traits.Count >= MostBindings)
            Traits.Clear();
        return Traits.GetOrAdd((name, today), trait.Bind(new TraitPeriod(today, window)));
    }

    private static FieldBinding<Profile> CustomOf(RuleField custom)
    {
        var field = ProfileFields.Custom(custom.Key);
        return custom.Type switch
        {
            RuleFieldType.Text => Texts(FieldTypes.Text(TextKey.Of), field),
            RuleFieldType.Choice => Texts(FieldTypes.Choice(custom.Choices), field),
            RuleFieldType.Boolean => Texts(FieldTypes.Choice(["true", "false"]), field),
            RuleFieldType.Number => Values(
                FieldTypes.Number<double>(),
                field,
                value => value.Number
            ),
            RuleFieldType.Date or RuleFieldType.Time => Values(
                FieldTypes.Time,
                field,
                value => value.Time
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(custom), custom.Type, null),
        };
    }

    private static FieldBinding<Profile> Texts(FieldType<string> type, string field) =>
        FieldBinding<Profile>.List(
            type,
            profile => profile.Values,
            value => value.TextKey,
            value => value.Field == field
        );

    private static FieldBinding<Profile> Values<T>(
        FieldType<T> type,
        string field,
        Expression<Func<ProfileValue, T?>> select
    )
        where T : struct =>
        FieldBinding<Profile>.List(
            type,
            profile => profile.Values,
            select,
            value => value.Field == field
        );
}
