using Microsoft.Data.Sqlite;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Where SQLite sorts what does not fit into its memory. It fails where it finds no folder for that, as on a file system that is read-only
/// but for the data: then the files, which have no name and end with their query, lie beside the data.
/// </summary>
internal static class SqliteTemporaryFiles
{
    private static readonly Lock Turn = new();

    /// <summary>Gives SQLite the folder of the data where the system has none that can be written.</summary>
    public static void PlaceBeside(string? connection)
    {
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        if (
            Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder
            && !CanWrite(Path.GetTempPath())
        )
            Use(folder);
    }

    /// <summary>Gives SQLite a folder. It holds for all connections of the process, so the first one stays.</summary>
    internal static void Use(string folder)
    {
        lock (Turn)
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA temp_store_directory";
            if (command.ExecuteScalar() is string { Length: > 0 })
                return;
            command.CommandText =
                $"PRAGMA temp_store_directory = '{folder.Replace("'", "''", StringComparison.Ordinal)}'";
            command.ExecuteNonQuery();
        }
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $"crm-{Guid.NewGuid():N}"),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
