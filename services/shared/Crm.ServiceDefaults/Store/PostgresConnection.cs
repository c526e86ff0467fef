using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>What connections to PostgreSQL are where the connection string does not say otherwise.</summary>
internal static class PostgresConnection
{
    // The statements of a service are few; those that it repeats are planned once a connection.
    private const int PreparedStatements = 100;

    /// <summary>The connection string with the driver's automatic preparation of statements, unless it speaks of that itself.</summary>
    public static string With(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!builder.ContainsKey("Max Auto Prepare"))
            builder.MaxAutoPrepare = PreparedStatements;
        return builder.ConnectionString;
    }
}
