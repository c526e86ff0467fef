using Crm.Gateway;
using Crm.Schemas;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Architecture.Tests.Doors;

/// <summary>Starts applications on free ports, with a secret that all of them share.</summary>
internal static class Applications
{
    // 32 bytes of nothing in particular: these applications are reachable from this machine only, and for seconds.
    private static readonly string Secret = Convert.ToBase64String(new byte[32]);

    /// <summary>An application before its services are added.</summary>
    public static WebApplicationBuilder Create(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddInMemoryCollection(
            settings
                .Concat([
                    ("Listen:Grpc", "http://127.0.0.1:0"),
                    ("Logging:LogLevel:Default", "Error"),
                    ("Identity:Keys:0:Id", "test"),
                    ("Identity:Keys:0:Secret", Secret),
                ])
                .ToDictionary(
                    pair => pair.Item1,
                    string? (pair) => pair.Item2,
                    StringComparer.Ordinal
                )
        );
        return builder;
    }

    /// <summary>The gateway, started with a contract.</summary>
    /// <param name="contract">What it offers.</param>
    /// <param name="folder">Where its store is.</param>
    /// <param name="settings">Where the services behind it are, and what else differs.</param>
    public static async Task<WebApplication> StartGatewayAsync(
        Contract contract,
        string folder,
        params (string Key, string Value)[] settings
    )
    {
        var builder = Create([
            .. settings,
            ("Listen:Http", "http://127.0.0.1:0"),
            ("Store:ConnectionString", $"Data Source={Path.Combine(folder, "gateway.db")}"),
            ("Store:MigrateAtStart", "true"),
        ]);
        builder.AddGateway(contract);
        var app = builder.Build();
        app.MapGateway();
        app.Services.GetRequiredService<ServiceAddresses>()
            .Set(GatewayModule.Name, () => AddressesOf(app).Grpc);
        await app.StartAsync();
        return app;
    }

    /// <summary>Where an application listens.</summary>
    public static ListenAddresses AddressesOf(WebApplication app) =>
        app.Services.GetRequiredService<ListenAddresses>();
}
