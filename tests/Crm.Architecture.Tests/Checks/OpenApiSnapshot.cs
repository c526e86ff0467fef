using Crm.Architecture.Tests.Doors;
using Crm.Schemas;
using Crm.Testing;
using Microsoft.Data.Sqlite;

namespace Crm.Architecture.Tests.Checks;

/// <summary>The reviewed OpenAPI document. <c>CRM_UPDATE_SNAPSHOTS=1 dotnet test tests/Crm.Architecture.Tests</c> writes it anew.</summary>
internal static class OpenApiSnapshot
{
    /// <summary>Where it is, relative to the repository.</summary>
    public const string Path = "contracts/openapi/crm.v1.json";

    private static readonly Lazy<Task<string>> Served = new(FetchAsync);

    /// <summary>Whether the file is to be written.</summary>
    public static bool MustUpdate =>
        Environment.GetEnvironmentVariable("CRM_UPDATE_SNAPSHOTS") == "1";

    private static string File => System.IO.Path.Combine(Tools.Repository, Path);

    /// <summary>What the gateway serves now.</summary>
    public static Task<string> ServedAsync() => Served.Value;

    /// <summary>The file; written before where that is asked for.</summary>
    public static async Task<string> ReadAsync()
    {
        if (MustUpdate)
            await System.IO.File.WriteAllTextAsync(File, await ServedAsync());
        return System.IO.File.Exists(File) ? await System.IO.File.ReadAllTextAsync(File) : "";
    }

    private static async Task<string> FetchAsync()
    {
        var folder = Directory.CreateTempSubdirectory("crm-openapi-").FullName;
        await using (var gateway = await Applications.StartGatewayAsync(Contract.Product, folder))
        {
            using var client = new HttpClient
            {
                BaseAddress = Applications.AddressesOf(gateway).Http,
            };
            var document = await client.GetStringAsync("/openapi/v1.json");
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return document.ReplaceLineEndings("\n").TrimEnd() + "\n";
        }
    }
}
