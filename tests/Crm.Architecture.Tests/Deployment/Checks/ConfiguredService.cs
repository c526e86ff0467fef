using Crm.Architecture.Tests.Code;
using Crm.Contacts;
using Crm.Gateway;
using Crm.Interactions;
using Crm.Segmentation;
using Crm.ServiceDefaults.Calls;
using Crm.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>A service as its pod would make it, from the rendered settings and from files for its secrets; it is not started.</summary>
internal sealed class ConfiguredService : IAsyncDisposable
{
    private static readonly Dictionary<
        string,
        (Action<WebApplicationBuilder> Add, Action<WebApplication> Map)
    > Modules = new(StringComparer.Ordinal)
    {
        ["gateway"] = (builder => builder.AddGateway(), app => app.MapGateway()),
        ["contacts"] = (builder => builder.AddContacts(), app => app.MapContacts()),
        ["interactions"] = (builder => builder.AddInteractions(), app => app.MapInteractions()),
        ["segmentation"] = (builder => builder.AddSegmentation(), app => app.MapSegmentation()),
        ["tickets"] = (builder => builder.AddTickets(), app => app.MapTickets()),
    };

    private readonly string _secrets = Directory.CreateTempSubdirectory("crm-pod-").FullName;
    private readonly AskedSettings _asked = new();
    private readonly WebApplication _app;

    public ConfiguredService(
        string name,
        IReadOnlyDictionary<string, string> settings,
        IEnumerable<string> secretFiles
    )
    {
        foreach (var file in secretFiles)
            File.WriteAllText(
                Path.Combine(_secrets, file),
                SecretOf(file, settings.GetValueOrDefault("Store__Provider", ""))
            );
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(
                setting => KeyOf(setting.Key),
                string? (setting) => setting.Key == "Secrets__Folder" ? _secrets : setting.Value,
                StringComparer.OrdinalIgnoreCase
            )
        );
        IConfigurationBuilder sources = builder.Configuration;
        sources.Add(_asked);
        Modules[name].Add(builder);
        // Again, before the files of secrets.
        sources.Add(_asked);
        _app = builder.Build();
        Modules[name].Map(_app);
        UseEverything(name, builder.Services);
    }

    /// <summary>Whether the service ever looks at the setting.</summary>
    /// <param name="variable">Such as <c>Store__Provider</c>.</param>
    public bool Knows(string variable) => _asked.Has(KeyOf(variable));

    /// <summary>Whether something answers at the path.</summary>
    public bool Answers(string path) =>
        ((IEndpointRouteBuilder)_app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Any(endpoint => endpoint.RoutePattern.RawText == path);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_secrets, recursive: true);
    }

    private static string KeyOf(string variable) =>
        variable.Replace("__", ":", StringComparison.Ordinal);

    private static string SecretOf(string file, string provider) =>
        file switch
        {
            "Store__ConnectionString" => provider == "Postgres" ? "Host=nowhere" : "Server=nowhere",
            _ when file.EndsWith("__Secret", StringComparison.Ordinal) => Convert.ToBase64String(
                new byte[32]
            ),
            // Ids of keys differ.
            _ => file,
        };

    // Options read their section when they are made, services a setting of their own.
    private void UseEverything(string name, IServiceCollection services)
    {
        foreach (
            var options in services
                .Select(service => service.ServiceType)
                .Where(type =>
                    type.IsConstructedGenericType
                    && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>)
                )
                .Select(type => type.GetGenericArguments()[0])
                .Distinct()
        )
        {
            var made = typeof(IOptions<>).MakeGenericType(options);
            _ = made.GetProperty(nameof(IOptions<object>.Value))!
                .GetValue(_app.Services.GetRequiredService(made));
        }
        foreach (
            var type in services
                .Where(service =>
                    service.Lifetime == ServiceLifetime.Singleton
                    && !service.ServiceType.IsGenericTypeDefinition
                    && service.ServiceType.Namespace?.StartsWith("Crm.", StringComparison.Ordinal)
                        == true
                )
                .Select(service => service.ServiceType)
                .Append(typeof(IHostedService))
                .Distinct()
        )
            _ = _app.Services.GetServices(type).Count();
        var addresses = _app.Services.GetRequiredService<ServiceAddresses>();
        foreach (
            var call in CallGraph.Allowed.Where(call =>
                call.Caller == name && call.Called != CallGraph.Shared
            )
        )
            _ = addresses.Replicas(call.Called);
    }
}
