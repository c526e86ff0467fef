using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Crm.Architecture.Tests.ThrowAway;
using Crm.Gateway;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(ThrowAwayProduct))]

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>The gateway as it is, before a service that it has never heard of: it is given nothing but the contract and an address.</summary>
public sealed class ThrowAwayProduct : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-throwaway-").FullName;
    private readonly string _secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private WebApplication _service = null!;
    private WebApplication _gateway = null!;
    private string _key = "";

    /// <summary>Where the gRPC door is.</summary>
    public Uri Grpc => _gateway.Services.GetRequiredService<ListenAddresses>().Grpc;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var service = NewApplication([]);
        service.AddServiceDefaults("throwaway", ThrowAwayContract.Contract);
        _service = service.Build();
        _service.MapServiceDefaults();
        _service.MapGrpcService<ParcelsGrpcService>();
        await _service.StartAsync();

        var gateway = NewApplication(
            new()
            {
                ["Listen:Http"] = "http://127.0.0.1:0",
                ["Store:ConnectionString"] = $"Data Source={Path.Combine(_folder, "gateway.db")}",
                ["Store:MigrateAtStart"] = "true",
                ["Services:throwaway"] = _service
                    .Services.GetRequiredService<ListenAddresses>()
                    .Grpc.ToString(),
            }
        );
        gateway.AddGateway(ThrowAwayContract.Contract);
        _gateway = gateway.Build();
        _gateway.MapGateway();
        _gateway.Services.GetRequiredService<ServiceAddresses>().Set("gateway", () => Grpc);
        await _gateway.StartAsync();
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
        var client = new HttpClient
        {
            BaseAddress = _gateway.Services.GetRequiredService<ListenAddresses>().Http,
        };
        if (key.Length > 0)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                key
            );
        return client;
    }

    private WebApplicationBuilder NewApplication(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(settings, StringComparer.Ordinal)
            {
                ["Listen:Grpc"] = "http://127.0.0.1:0",
                ["Logging:LogLevel:Default"] = "Error",
                ["Identity:Keys:0:Id"] = "test",
                ["Identity:Keys:0:Secret"] = _secret,
            }
        );
        return builder;
    }
}
