using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Architecture.Tests.Stores;

/// <summary>What no migration shows before it is applied: SQL Server would take the tables and refuse rows.</summary>
public sealed class SqlServerModelTests
{
    private const int MostClusteredBytes = 900;
    private const int MostIndexedBytes = 1700;
    private const string Collation = "Latin1_General_100_BIN2_UTF8";

    public static TheoryData<string> Services => StoreContexts.OfEachService;

    [Theory]
    [MemberData(nameof(Services))]
    public void KeysAndIndexes_OnSqlServer_FitIntoTheirBytes(string service)
    {
        using var db = StoreContexts.Create(service, StoreProvider.SqlServer);
        var tables = Tables(db);
        var keys = tables
            .SelectMany(table => table.GetKeys())
            .Select(key =>
                (
                    Name: $"{key.GetName()} of {key.DeclaringEntityType.GetTableName()}",
                    Width: key.Properties.Sum(Bytes),
                    Most: key.IsPrimaryKey() && key.IsClustered() != false
                        ? MostClusteredBytes
                        : MostIndexedBytes
                )
            );
        var indexes = tables
            .SelectMany(table => table.GetIndexes())
            .Select(index =>
                (
                    Name: index.GetDatabaseName()!,
                    Width: index.Properties.Sum(Bytes),
                    Most: MostIndexedBytes
                )
            );
        List<(string Name, int Width, int Most)> all = [.. keys, .. indexes];
        Assert.True(all.Count > 20, "There are keys and indexes.");
        Assert.DoesNotContain(all, key => key.Width > key.Most);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Columns_OnSqlServer_CompareAsOnTheOtherEngines(string service)
    {
        using var db = StoreContexts.Create(service, StoreProvider.SqlServer);
        var columns = Tables(db).SelectMany(table => table.GetProperties()).ToList();
        var texts = columns.FindAll(column => TypeOf(column) is "varchar" or "nvarchar");
        Assert.NotEmpty(texts);
        Assert.All(
            texts,
            text => Assert.Equal(("varchar", Collation), (TypeOf(text), text.GetCollation()))
        );
        Assert.All(
            columns.Where(column => Unwrap(column) == typeof(Guid)),
            id => Assert.Equal("binary(16)", id.GetColumnType())
        );
        Assert.All(
            columns.Where(column => Unwrap(column) == typeof(DateTimeOffset)),
            time => Assert.Equal("datetimeoffset(3)", time.GetColumnType())
        );
        Assert.DoesNotContain(columns, column => TypeOf(column) is "uniqueidentifier" or "decimal");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void UniqueIndexes_OnSqlServer_TakeAnyNumberOfNulls(string service)
    {
        using var db = StoreContexts.Create(service, StoreProvider.SqlServer);
        Assert.All(
            Tables(db)
                .SelectMany(table => table.GetIndexes())
                .Where(index =>
                    index.IsUnique && index.Properties.Any(property => property.IsNullable)
                ),
            index => Assert.Contains("IS NOT NULL", index.GetFilter(), StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Deletes_OnSqlServer_ReachATableInOneWay(string service)
    {
        using var db = StoreContexts.Create(service, StoreProvider.SqlServer);
        foreach (var table in Tables(db))
        {
            var reached = new List<IEntityType>();
            Follow(table, reached);
            Assert.Equal(reached.Distinct(), reached);
        }
    }

    private static void Follow(IEntityType table, List<IEntityType> reached)
    {
        foreach (var reference in table.GetReferencingForeignKeys())
        {
            if (reference.DeleteBehavior is not (DeleteBehavior.Cascade or DeleteBehavior.SetNull))
                continue;
            reached.Add(reference.DeclaringEntityType);
            Assert.True(reached.Count < 100, $"Deleting {table.Name} comes back to itself.");
            Follow(reference.DeclaringEntityType, reached);
        }
    }

    private static List<IEntityType> Tables(DbContext db)
    {
        var tables = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().ToList();
        Assert.NotEmpty(tables);
        return tables;
    }

    private static Type Unwrap(IProperty column) =>
        Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;

    private static string TypeOf(IProperty column) => column.GetColumnType().Split('(')[0];

    private static int Bytes(IProperty column) =>
        TypeOf(column) switch
        {
            "bit" or "tinyint" => 1,
            "smallint" => 2,
            "date" => 3,
            "int" => 4,
            "bigint" or "float" => 8,
            "datetimeoffset" => 10,
            "varchar" or "varbinary" or "binary" => Length(column),
            var other => throw new InvalidOperationException($"{column.Name} is {other} in a key."),
        };

    private static int Length(IProperty column) =>
        int.TryParse(column.GetColumnType().Split('(', ')')[1], out var length)
            ? length
            : throw new InvalidOperationException(
                $"{column.DeclaringType.DisplayName()}.{column.Name} is {column.GetColumnType()} in a key."
            );
}
