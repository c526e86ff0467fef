using Crm.AllInOne.Demo;
using Crm.Contacts;
using Crm.Gateway;
using Crm.Interactions;
using Crm.Segmentation;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Crm.Tickets;

namespace Crm.AllInOne;

/// <summary>All services in one process: each its own application with its own container, configuration and ports.</summary>
public sealed class Suite : IAsyncDisposable
{
    private static readonly (
        string Name,
        Action<WebApplicationBuilder> Add,
        Action<WebApplication> Map
    )[] Services =
    [
        ("Contacts", builder => builder.AddContacts(), app => app.MapContacts()),
        ("Interactions", builder => builder.AddInteractions(), app => app.MapInteractions()),
        ("Segmentation", builder => builder.AddSegmentation(), app => app.MapSegmentation()),
        ("Tickets", builder => builder.AddTickets(), app => app.MapTickets()),
    ];

    private readonly DataFolder _data;
    private readonly List<WebApplication> _services;
    private readonly WebApplication _gateway;
    private readonly bool _wantsDemo;

    private Suite(
        DataFolder data,
        List<WebApplication> services,
        WebApplication gateway,
        string? firstApiKey,
        bool wantsDemo
    )
    {
        _data = data;
        _wantsDemo = wantsDemo;
        _services = services;
        _gateway = gateway;
        FirstApiKey = firstApiKey;
    }

    /// <summary>Where the REST API is.</summary>
    public Uri Rest => _gateway.Services.GetRequiredService<ListenAddresses>().Http!;

    /// <summary>Where the gRPC API is.</summary>
    public Uri Grpc => _gateway.Services.GetRequiredService<ListenAddresses>().Grpc;

    /// <summary>Where a service takes calls and events.</summary>
    /// <param name="service">Its name, such as <c>contacts</c>.</param>
    public Uri AddressOf(string service)
    {
        var index = Array.FindIndex(
            Services,
            known => known.Name.Equals(service, StringComparison.OrdinalIgnoreCase)
        );
        return AddressOf(index < 0 ? _gateway : _services[index]);
    }

    /// <summary>The API key that this start has made; null when the data folder had one.</summary>
    public string? FirstApiKey { get; }

    /// <summary>Starts everything and returns when it takes calls.</summary>
    /// <param name="args">Command line: <c>--data DIR</c>, <c>--demo</c>, <c>--Gateway:RestPort=N</c>, <c>--Section:Key=Value</c>.</param>
    /// <exception cref="DataFolderInUseException">Another process works in the data folder.</exception>
    public static async Task<Suite> StartAsync(string[] args)
    {
        var settings = new SuiteSettings(args);
        var data = DataFolder.Open(settings.DataPath);
        var addresses = new ServiceAddresses([
            .. Services.Select(service => service.Name),
            "Gateway",
        ]);
        var local = new LocalServices();
        var services = new List<WebApplication>();
        try
        {
            services.AddRange(
                Services.Select(
                    (service, index) =>
                        Build(
                            settings.Service(service.Name, index, data),
                            addresses,
                            local,
                            service.Add,
                            service.Map
                        )
                )
            );
            var gateway = Build(
                settings.Gateway(data),
                addresses,
                local,
                builder => builder.AddGateway(),
                app => app.MapGateway()
            );
            await Task.WhenAll(services.Select(service => service.StartAsync()));
            for (var i = 0; i < services.Count; i++)
                Introduce(Services[i].Name, services[i]);
            await gateway.StartAsync();
            Introduce("Gateway", gateway);
            return new Suite(
                data,
                services,
                gateway,
                await gateway.CreateFirstApiKeyAsync(),
                settings.WantsDemo
            );
        }
        catch
        {
            foreach (var service in services)
                await service.DisposeAsync();
            data.Dispose();
            throw;
        }

        // From now on others call it, without a network.
        void Introduce(string name, WebApplication service)
        {
            var address = AddressOf(service);
            local.Add(address, service.Services.GetRequiredService<LocalServer>().CreateHandler());
            addresses.Add(name, address);
        }
    }

    /// <summary>Loads the demo where it is wanted and not there yet.</summary>
    /// <param name="output">Is told of the progress.</param>
    /// <returns>A contact that is worth a look; null without the demo.</returns>
    public async Task<string?> LoadDemoAsync(TextWriter output)
    {
        if (
            !_wantsDemo
            || await _gateway.FindSystemCallerAsync("demo", DemoDoors.Permissions) is not { } caller
        )
            return null;
        return await DemoLoader.LoadAsync(
            _data.Path,
            new DemoDoors(_gateway.Services.GetRequiredService<ServiceChannels>(), caller),
            output,
            _gateway.Lifetime.ApplicationStopping
        );
    }

    /// <summary>Returns when the process is asked to stop.</summary>
    public Task WaitForStopAsync() => _gateway.WaitForShutdownAsync();

    /// <summary>Stops the doors first, then the services behind them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gateway.StopAsync();
        await _gateway.DisposeAsync();
        await Task.WhenAll(_services.Select(service => service.StopAsync()));
        foreach (var service in _services)
            await service.DisposeAsync();
        _data.Dispose();
    }

    private static Uri AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<ListenAddresses>().Grpc;

    private static WebApplication Build(
        IEnumerable<IConfigurationSource> sources,
        ServiceAddresses addresses,
        LocalServices local,
        Action<WebApplicationBuilder> add,
        Action<WebApplication> map
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        // An address that is configured wins over where the service listens in this process.
        ((IConfigurationBuilder)builder.Configuration).Add(addresses);
        foreach (var source in sources)
            ((IConfigurationBuilder)builder.Configuration).Add(source);
        builder.Services.AddSingleton(local);
        builder.Services.AddLocalServer();
        add(builder);
        var app = builder.Build();
        map(app);
        return app;
    }
}
