using System.ComponentModel.DataAnnotations;

namespace Crm.ServiceDefaults.Store;

/// <summary>The database engines that a service can keep its data in.</summary>
public enum StoreProvider
{
    /// <summary>A file; the embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>SQL Server 2019 or later, or Azure SQL.</summary>
    SqlServer,
}

/// <summary>Where a service keeps its data (section <c>Store</c>).</summary>
public sealed class StoreOptions
{
    /// <summary>The engine.</summary>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>The connection string of the engine's driver; for SQLite <c>Data Source=…</c>.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>Whether migrations are applied at the start; otherwise the <c>migrate</c> command does it.</summary>
    public bool MigrateAtStart { get; set; }
}
