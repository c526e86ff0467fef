using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The probes of Kubernetes and load balancers.</summary>
internal static class HealthEndpoints
{
    public static void MapHealthProbes(this IEndpointRouteBuilder endpoints)
    {
        // Started means that the start is over, so that the other two are worth asking. Live means that the process answers: a store that is down is no reason to be killed.
        endpoints.MapGet("/healthz/started", Started);
        endpoints.MapGet("/healthz/live", () => Results.Json(new { status = "live" }));
        endpoints.MapGet("/healthz/ready", ReadyAsync);
    }

    private static IResult Started(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStarted.IsCancellationRequested
            ? Results.Json(new { status = "started" })
            : Results.Json(
                new { status = "starting" },
                statusCode: StatusCodes.Status503ServiceUnavailable
            );

    private static async Task<IResult> ReadyAsync(
        Readiness readiness,
        CancellationToken cancellationToken
    )
    {
        var report = await readiness.CheckAsync(cancellationToken);
        var body = new
        {
            status = report switch
            {
                { IsStopping: true } => "stopping",
                { IsReady: true } => "ready",
                _ => "not_ready",
            },
            checks = report.Checks.Select(check => new
            {
                name = check.Name,
                ready = check.IsReady,
            }),
        };
        return Results.Json(
            body,
            statusCode: report.IsReady
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable
        );
    }
}
