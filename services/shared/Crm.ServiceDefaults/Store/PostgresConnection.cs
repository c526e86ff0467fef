using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>How PostgreSQL is used, where the connection string does not say otherwise.</summary>
internal static class PostgresConnection
{
    // The statements of a service are few; those that it repeats are read once a connection.
    private const int PreparedStatements = 200;

    private static readonly KeptPlansInterceptor KeptPlans = new();

    /// <summary>Lets a context use the store.</summary>
    public static void Use(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(With(connection)).AddInterceptors(KeptPlans);

    /// <summary>
    /// The connection string with the driver's automatic preparation of statements, and without the reset of a connection that goes back to
    /// the pool (nothing of a session is ever set, and the reset forgets what was prepared); unless it speaks of them itself.
    /// </summary>
    public static string With(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        // What was said, by whichever name the driver knows it; ContainsKey is true of everything that could be said.
        var given = builder.Keys;
        if (!given.Contains("Max Auto Prepare"))
            builder.MaxAutoPrepare = PreparedStatements;
        if (!given.Contains("No Reset On Close"))
            builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }
}
