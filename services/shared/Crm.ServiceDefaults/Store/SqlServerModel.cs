using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// What SQL Server needs of a model: texts as UTF-8 compared by bytes, which is the order of their code points as on the other engines;
/// widths in bytes; filters of indexes in its language.
/// </summary>
internal static class SqlServerModel
{
    /// <summary>The collation of every text, and of the database, so that texts of parameters and lists compare in the same way.</summary>
    public const string Collation = "Latin1_General_100_BIN2_UTF8";

    private const int MostClusteredBytes = 900;
    private const int MostBytesOfCharacter = 4;

    // A key of a text is cut by UTF-16 units, of which none takes more than three bytes; all other limits count characters.
    private const int MostBytesOfUnit = 3;

    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(IsText))
                MakeUtf8(property);
            foreach (var index in entity.GetIndexes())
                index.SetFilter(FilterOf(entity, index));
            if (entity.FindPrimaryKey() is { } key && Bytes(key) > MostClusteredBytes)
                key.SetIsClustered(false);
        }
    }

    private static bool IsText(IReadOnlyProperty property) => StoredAs(property) == typeof(string);

    private static Type StoredAs(IReadOnlyProperty property) =>
        property.GetValueConverter()?.ProviderClrType
        ?? property.GetProviderClrType()
        ?? property.ClrType;

    private static void MakeUtf8(IMutableProperty property)
    {
        var isAscii = property.IsUnicode() == false;
        property.SetIsUnicode(false);
        property.SetCollation(Collation);
        if (isAscii || property.GetMaxLength() is not { } length)
            return;
        var isKey = property.Name.EndsWith("Key", StringComparison.Ordinal);
        property.SetMaxLength(length * (isKey ? MostBytesOfUnit : MostBytesOfCharacter));
    }

    // A column alone is a condition elsewhere, but not here.
    private static string? FilterOf(IReadOnlyEntityType entity, IReadOnlyIndex index) =>
        index.GetFilter() is { } filter
        && entity.GetProperties().Any(property => property.GetColumnName() == filter)
            ? $"{filter} = 1"
            : index.GetFilter();

    private static int Bytes(IReadOnlyKey key) =>
        key.Properties.Sum(property => property.GetMaxLength() ?? sizeof(long));
}
