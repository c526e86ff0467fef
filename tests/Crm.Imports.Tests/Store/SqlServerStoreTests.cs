using System.Data;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Crm.Imports.Tests.Store;

/// <summary>What SQL Server is told, and what its errors mean. No engine is asked.</summary>
public sealed class SqlServerStoreTests : IDisposable
{
    private readonly SilentConnection _server = new();
    private readonly SqlServerWorldDbContext _db;

    public SqlServerStoreTests()
    {
        _db = new SqlServerWorldDbContext(
            new DbContextOptionsBuilder<SqlServerWorldDbContext>().UseSqlServer(_server).Options
        );
        _db.BelongTo(
            new CallerAccessor { Caller = Caller.System("default", "test") },
            new WriteGate(isOpen: true)
        );
    }

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task BulkInsert_OfManyRows_KeepsToTheLimitsOfAStatement()
    {
        var rows = Enumerable.Range(0, 1501).Select(i => Measurement.Sample("default", i)).ToList();
        await InTransactionAsync(() => _db.BulkInsertAsync(rows));

        var statements = Inserts();
        var columns = _db.Model.FindEntityType(typeof(Measurement))!.GetProperties().Count();
        Assert.All(statements, told => Assert.InRange(told.Parameters.Count, columns, 2_100));
        Assert.All(statements, told => Assert.InRange(told.Parameters.Count / columns, 1, 1_000));
        Assert.Equal(rows.Count, statements.Sum(told => told.Parameters.Count) / columns);
    }

    [Fact]
    public async Task BulkInsert_OfNothing_HasTheTypeOfItsColumn()
    {
        var row = Measurement.Sample("default", 0);
        await InTransactionAsync(() => _db.BulkInsertAsync([row]));

        var parameters = Inserts()[0].Parameters;
        var names = _db.Model.FindEntityType(typeof(Measurement))!.GetProperties().ToList();
        SqlParameter Of(string name) => parameters[names.FindIndex(column => column.Name == name)];
        Assert.Equal(
            (DBNull.Value, SqlDbType.VarBinary),
            (Of(nameof(Measurement.MaybeId)).Value, Of(nameof(Measurement.MaybeId)).SqlDbType)
        );
        Assert.Equal(
            (SqlDbType.DateTimeOffset, (byte)3),
            (Of(nameof(Measurement.MaybeTime)).SqlDbType, Of(nameof(Measurement.MaybeTime)).Scale)
        );
        Assert.Equal(row.Id.ToByteArray(bigEndian: true), Of(nameof(Measurement.Id)).Value);
        // Text of any length is not cut to that of a parameter.
        Assert.Equal(
            (SqlDbType.VarChar, -1),
            (Of(nameof(Measurement.Text)).SqlDbType, Of(nameof(Measurement.Text)).Size)
        );
    }

    [Fact]
    public async Task BulkUpsert_OfARow_IsAMergeThatHoldsItsPlace()
    {
        var operation = OperationRecord.Create(
            new NewOperation("test"),
            Caller.System("default", "test"),
            "Test",
            DateTimeOffset.UnixEpoch
        );
        await InTransactionAsync(() =>
            _db.BulkUpsertAsync([OperationKey.Create(operation, Guid.NewGuid(), 1)])
        );
        Assert.Equal(
            "MERGE INTO [operation_keys] WITH (HOLDLOCK) AS known USING (VALUES (@p0, @p1, @p2, @p3)) AS excluded "
                + "([tenant_id], [operation_id], [key], [last_row]) ON known.[tenant_id] = excluded.[tenant_id] "
                + "AND known.[operation_id] = excluded.[operation_id] AND known.[key] = excluded.[key] "
                + "WHEN MATCHED THEN UPDATE SET [last_row] = excluded.[last_row] "
                + "WHEN NOT MATCHED THEN INSERT ([tenant_id], [operation_id], [key], [last_row]) "
                + "VALUES (excluded.[tenant_id], excluded.[operation_id], excluded.[key], excluded.[last_row]);",
            Inserts()[0].CommandText
        );
    }

    [Theory]
    [InlineData(StoreProvider.SqlServer, "WHEN MATCHED AND known.flag = 0 THEN UPDATE SET")]
    [InlineData(StoreProvider.Postgres, "WHERE known.flag = FALSE")]
    [InlineData(StoreProvider.Sqlite, "WHERE known.flag = FALSE")]
    public void Merge_UnderACondition_IsSaidToEachEngine(StoreProvider engine, string expected)
    {
        var merge = BulkMerge.Keep.Add("number").When("known.flag = {false}");
        var text = BulkInsertText.Of(BulkTable.Of<Measurement>(_db), engine, rows: 2, merge);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains(
            "[number] = known.[number] + excluded.[number]",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Merge_ThatKeeps_ChangesNothing()
    {
        var text = BulkInsertText.Of(
            BulkTable.Of<Measurement>(_db),
            StoreProvider.SqlServer,
            rows: 1,
            BulkMerge.Keep
        );
        Assert.DoesNotContain("WHEN MATCHED", text, StringComparison.Ordinal);
        Assert.Contains("WHEN NOT MATCHED THEN INSERT", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SerialisableWork_OfATenant_TakesItsTurn()
    {
        await using (var work = new UnitOfWork(_db, new WriteGate(isOpen: true), group: null, []))
        {
            await work.BeginAsync(WritePriority.Request, CancellationToken.None);
            Assert.Contains(
                "sp_getapplock",
                Assert.Single(_server.Told).CommandText,
                StringComparison.Ordinal
            );
        }
        Assert.Contains(
            "sp_releaseapplock",
            _server.Told[^1].CommandText,
            StringComparison.Ordinal
        );
        Assert.Equal(ConnectionState.Closed, _server.State);
    }

    [Theory]
    [InlineData(
        2601,
        "Cannot insert duplicate key row in object 'dbo.customers' with unique index 'ux_customers_key'. "
            + "The duplicate key value is (default, PK_customers)."
    )]
    [InlineData(
        2627,
        "Verletzung der UNIQUE KEY-Einschränkung \"ux_customers_key\". Ein doppelter Schlüssel kann in das dbo.customers-Objekt "
            + "nicht eingefügt werden. Der doppelte Schlüsselwert ist (default, PK_customers)."
    )]
    public void UniqueViolation_InAnyLanguage_NamesItsIndex(int number, string message)
    {
        var index = _db
            .Model.GetEntityTypes()
            .SelectMany(entity => entity.GetIndexes())
            .First(index => index.IsUnique)
            .GetDatabaseName()!;
        var exception = SqlServerErrors.Of(
            number,
            message.Replace("ux_customers_key", index, StringComparison.Ordinal)
        );
        Assert.True(
            StoreFailures.TryReadUniqueViolation(
                _db,
                new DbUpdateException("", exception),
                out var constraint
            )
        );
        Assert.Equal(index, constraint);
    }

    [Theory]
    [InlineData(1205, true, false)]
    [InlineData(1222, true, false)]
    [InlineData(3960, true, false)]
    [InlineData(-2, false, true)]
    [InlineData(4060, false, true)]
    [InlineData(10054, false, true)]
    [InlineData(40613, false, true)]
    [InlineData(547, false, false)]
    [InlineData(2627, false, false)]
    public void Failure_ByItsNumber_IsACollisionOrAnOutage(
        int number,
        bool isCollision,
        bool isOutage
    )
    {
        var exception = SqlServerErrors.Of(number);
        Assert.Equal(
            (isCollision, isOutage),
            (StoreFailures.IsTransient(exception), StoreFailures.IsOutage(exception))
        );
    }

    [Theory]
    [InlineData("Latin1_General_100_BIN2_UTF8", true)]
    [InlineData("SQL_Latin1_General_CP1_CI_AS", false)]
    public async Task Database_WithAnotherCollation_IsNotReady(string collation, bool isReady)
    {
        _server.Answers.Enqueue(new DataTable { Columns = { "Value" }, Rows = { collation } });
        Assert.Equal(isReady, await SqlServerDatabase.IsPreparedAsync(_db, CancellationToken.None));
    }

    private List<ToldStatement> Inserts() =>
        [
            .. _server.Told.Where(told =>
                told.CommandText.StartsWith("INSERT", StringComparison.Ordinal)
                || told.CommandText.StartsWith("MERGE", StringComparison.Ordinal)
            ),
        ];

    private async Task InTransactionAsync(Func<Task> act)
    {
        await using var transaction = await _db.Database.BeginTransactionAsync();
        await act();
    }
}
