using System.Security.Cryptography;
using System.Text;
using Crm.Testing;
using Microsoft.Data.Sqlite;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>Everything that stands in the stores, table by table, as a hash: equal means that nothing has changed.</summary>
internal static class Fingerprint
{
    public static async Task<SortedDictionary<string, string>> TakeAsync(CrmHost host)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in CrmHost.Services)
        {
            await using var connection = (SqliteConnection)await host.OpenStoreAsync(service);
            foreach (var table in await TablesAsync(connection))
                tables[$"{service}.{table}"] = await HashAsync(connection, table);
        }
        return tables;
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task<string> HashAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0;
        for (; await reader.ReadAsync(); rows++)
        {
            for (var i = 0; i < reader.FieldCount; i++)
                hash.AppendData(
                    reader.GetValue(i) is byte[] bytes
                        ? bytes
                        : Encoding.UTF8.GetBytes(reader.GetValue(i) + "\u001f")
                );
        }
        return $"{rows} rows {Convert.ToHexString(hash.GetHashAndReset())[..16]}";
    }
}
