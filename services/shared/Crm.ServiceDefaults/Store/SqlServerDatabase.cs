using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.ServiceDefaults.Store;

/// <summary>What a database on SQL Server must be before there are tables in it.</summary>
public static class SqlServerDatabase
{
    /// <summary>
    /// Gives the database its collation, and readers that wait for no writer. Parameters and lists of values have the collation of the
    /// database, not that of the column which they are compared with, and texts are sent in its code page.
    /// </summary>
    public const string Preparation = $"""
        IF CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Collation')) <> N'{SqlServerModel.Collation}'
            ALTER DATABASE CURRENT COLLATE {SqlServerModel.Collation};
        IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """;

    private const string Collation =
        "SELECT CONVERT(varchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Collation')) AS [Value]";

    /// <summary>Makes the database where there is none, and prepares it.</summary>
    internal static async Task PrepareAsync(DbContext db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
            await creator.CreateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Preparation, cancellationToken);
        // Open connections know the collation that the database had.
        SqlConnection.ClearAllPools();
    }

    /// <summary>Whether texts would be stored and compared as they should.</summary>
    internal static async Task<bool> IsPreparedAsync(
        DbContext db,
        CancellationToken cancellationToken
    ) =>
        await db.Database.SqlQueryRaw<string>(Collation).ToListAsync(cancellationToken)
            is [SqlServerModel.Collation];
}
