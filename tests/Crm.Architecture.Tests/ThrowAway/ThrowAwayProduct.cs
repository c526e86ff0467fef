using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Crm.Architecture.Tests.Doors;
using Crm.Architecture.Tests.ThrowAway;
using Crm.Gateway;
using Crm.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(ThrowAwayProduct))]

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>The gateway as it is, before a service that it has never heard of: it is given nothing but the contract and an address.</summary>
public sealed class ThrowAwayProduct : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-throwaway-").FullName;
    private WebApplication _service = null!;
    private WebApplication _gateway = null!;
    private WebApplication _impatient = null!;
    private string _key = "";
    private string _impatientKey = "";

    /// <summary>Where the gRPC door is.</summary>
    public Uri Grpc => Applications.AddressesOf(_gateway).Grpc;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var service = Applications.Create();
        service.AddServiceDefaults("throwaway", ThrowAwayContract.Contract);
        _service = service.Build();
        _service.MapServiceDefaults();
        _service.MapGrpcService<ParcelsGrpcService>();
        _service.MapGrpcService<ParcelReadsGrpcService>();
        await _service.StartAsync();
        // Gates are closed for as long as a test takes.
        _gateway = await StartGatewayAsync("patient", ("Gateway:Batching:LongestTurn", "01:00:00"));
        _key = await _gateway.CreateFirstApiKeyAsync() ?? "";
        _impatient = await StartGatewayAsync("impatient");
        _impatientKey = await _impatient.CreateFirstApiKeyAsync() ?? "";
    }

    private Task<WebApplication> StartGatewayAsync(
        string name,
        params (string Key, string Value)[] settings
    ) =>
        Applications.StartGatewayAsync(
            ThrowAwayContract.Contract,
            Directory.CreateDirectory(Path.Combine(_folder, name)).FullName,
            [
                ("Services:throwaway", Applications.AddressesOf(_service).Grpc.ToString()),
                .. settings,
            ]
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _impatient.DisposeAsync();
        await _service.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A caller with these permissions.</summary>
    public async Task<HttpClient> ClientAsync(params string[] scopes)
    {
        using var administrator = ClientOf(_key);
        using var answer = await administrator.PostAsJsonAsync(
            "/v1/api-keys",
            new { displayName = "Test", scopes }
        );
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return ClientOf(body!["key"]!.GetValue<string>());
    }

    /// <summary>A caller with a key; an empty one for none.</summary>
    public HttpClient ClientOf(string key) => ClientOf(_gateway, key);

    /// <summary>A caller who may do everything at a gateway where a read holds back others no longer than it does by default.</summary>
    public HttpClient ImpatientClient() => ClientOf(_impatient, _impatientKey);

    private static HttpClient ClientOf(WebApplication gateway, string key)
    {
        var client = new HttpClient { BaseAddress = Applications.AddressesOf(gateway).Http };
        if (key.Length > 0)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                key
            );
        return client;
    }
}
