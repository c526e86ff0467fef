using Crm.ServiceDefaults.Store;
using Microsoft.Data.Sqlite;

namespace Crm.ServiceDefaults.Tests.Store;

public sealed class SqliteTemporaryFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-it's-").FullName;

    [Fact]
    public void Folder_HoldsForAllConnections_AndTheFirstOneStays()
    {
        SqliteTemporaryFiles.Use(_folder);
        SqliteTemporaryFiles.Use("/");

        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA temp_store_directory";
        Assert.Equal(_folder, command.ExecuteScalar());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
