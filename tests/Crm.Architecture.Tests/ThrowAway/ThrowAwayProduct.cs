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
    private string _key = "";

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
        _gateway = await Applications.StartGatewayAsync(
            ThrowAwayContract.Contract,
            _folder,
            ("throwaway", Applications.AddressesOf(_service).Grpc)
        );
        _key = await _gateway.CreateFirstApiKeyAsync() ?? "";
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
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
    public HttpClient ClientOf(string key)
    {
        var client = new HttpClient { BaseAddress = Applications.AddressesOf(_gateway).Http };
        if (key.Length > 0)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                key
            );
        return client;
    }
}
