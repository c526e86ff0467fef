using System.Data.Common;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>What connections to PostgreSQL are where the connection string does not say otherwise.</summary>
internal static class PostgresConnection
{
    // The statements of a service are few; those that it repeats are planned once a connection.
    private const int PreparedStatements = 200;

    /// <summary>
    /// The connection string with the driver's automatic preparation of statements, and without the reset of a connection that goes back to
    /// the pool (nothing of a session is ever set, and the reset forgets every plan); unless it speaks of them itself.
    /// </summary>
    public static string With(string connection)
    {
        // The driver's own builder says of everything that it knows that it is there.
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!given.ContainsKey("Max Auto Prepare"))
            builder.MaxAutoPrepare = PreparedStatements;
        if (!given.ContainsKey("No Reset On Close"))
            builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }
}
