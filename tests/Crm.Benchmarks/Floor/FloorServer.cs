using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Benchmarks.Floor;

/// <summary>The least that could answer: a bare minimal API with the driver by hand. No identity, no checks, no events.</summary>
internal static class FloorServer
{
    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="provider"><c>postgres</c> or <c>sqlite</c>.</param>
    /// <param name="connection">The connection string of the driver.</param>
    /// <param name="port">Where it listens on loopback.</param>
    public static async Task RunAsync(string provider, string connection, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default)
        );
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        var store = new FloorStore(
            provider == "sqlite"
                ? FloorDialect.Sqlite(connection)
                : FloorDialect.Postgres(connection)
        );
        app.MapGet("/healthz/ready", () => TypedResults.Ok());
        app.MapGet(
            "/v1/contacts/{id:guid}",
            async (Guid id, CancellationToken cancellation) =>
                await store.GetAsync(id, cancellation) is { } contact
                    ? Results.Ok(contact)
                    : Results.NotFound()
        );
        app.MapGet(
            "/v1/contacts",
            async (string country, CancellationToken cancellation) =>
                TypedResults.Ok(new FloorPage(await store.ListAsync(country, cancellation)))
        );
        app.MapGet(
            "/v1/contacts:search",
            async (string query, CancellationToken cancellation) =>
                TypedResults.Ok(new FloorPage(await store.SearchAsync(query, cancellation)))
        );
        app.MapPost(
            "/v1/contacts",
            async (FloorContact contact, CancellationToken cancellation) =>
            {
                var created = await store.CreateAsync(contact, cancellation);
                return TypedResults.Created($"/v1/contacts/{created.Id}", created);
            }
        );
        await app.RunAsync();
    }
}
