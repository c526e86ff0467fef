namespace Crm.Filtering.Tests.Model;

internal static class RowFields
{
    public static FilterSchema<Row> Schema { get; } =
        FilterSchema<Row>
            .Create()
            .Text("name", row => row.NameKey, Normalize)
            .Text("note", row => row.NoteKey, Normalize)
            .Number("score", row => row.Score, scale: 4)
            .Number("level", row => row.Level)
            .Number("ratio", row => row.Ratio)
            .Boolean("active", row => row.IsActive)
            .Boolean("verified", row => row.IsVerified)
            .Time("createTime", row => row.CreateTime)
            .Time("dueTime", row => row.DueTime)
            .Duration("wait", row => row.Wait)
            .Enum("kind", row => row.Kind)
            .Enum("formerKind", row => row.FormerKind)
            .Id("id", row => row.Id)
            .Id("ownerId", row => row.OwnerId)
            .Text("address.country", row => row.Address!.CountryKey, Normalize)
            .Number("address.floor", row => row.Address!.Floor)
            .TextList(
                "tags",
                row => row.Values,
                value => value.TextKey,
                value => value.Field == "tags",
                Normalize
            )
            .TextList("labels", row => row.Labels, label => label, normalize: Normalize)
            .List(
                "numbers",
                FieldTypes.Number<decimal>(4),
                row => row.Values,
                value => value.Number
            )
            .Dynamic("customFields")
            .Build();

    public static SortSchema<Row> Order { get; } =
        SortSchema<Row>
            .Create("id", row => row.Id)
            .Text("name", row => row.NameKey)
            .Number("level", row => row.Level)
            .Time("createTime", row => row.CreateTime)
            .Boolean("active", row => row.IsActive)
            .Enum("kind", row => row.Kind)
            .Build("name");

    /// <summary>Folds letters only, so that odd code points reach the store.</summary>
    public static string Normalize(string text) => text.ToLowerInvariant();

    public static FilterResult<CompiledFilter<Row>> Compile(
        string text,
        FilterLimits? limits = null
    ) => Schema.Compile(text, limits, CustomFields.Instance);
}

/// <summary>The custom fields of a tenant, kept in the value table.</summary>
internal sealed class CustomFields : IFieldResolver<Row>
{
    public static readonly CustomFields Instance = new();

    private readonly Dictionary<string, FieldBinding<Row>> _fields = new(StringComparer.Ordinal)
    {
        ["vipLevel"] = FieldBinding<Row>.List(
            FieldTypes.Number<decimal>(4),
            row => row.Values,
            value => value.Number,
            Is("vipLevel")
        ),
        ["nick name"] = FieldBinding<Row>.List(
            FieldTypes.Text(RowFields.Normalize),
            row => row.Values,
            value => value.TextKey,
            Is("nick name")
        ),
        ["plan"] = FieldBinding<Row>.List(
            FieldTypes.Choice(["basic", "gold"]),
            row => row.Values,
            value => value.TextKey,
            Is("plan")
        ),
        ["since"] = FieldBinding<Row>.List(
            FieldTypes.Time,
            row => row.Values,
            value => value.Time,
            Is("since")
        ),
        ["optIn"] = FieldBinding<Row>.List(
            FieldTypes.Boolean,
            row => row.Values,
            value => value.Flag,
            Is("optIn")
        ),
    };

    public FieldBinding<Row>? Resolve(string root, string name) => _fields.GetValueOrDefault(name);

    public IEnumerable<string> Names(string root) => _fields.Keys;

    private static System.Linq.Expressions.Expression<Func<RowValue, bool>> Is(string field) =>
        value => value.Field == field;
}
