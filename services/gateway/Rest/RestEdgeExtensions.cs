using Crm.Gateway.Batching;
using Crm.Gateway.OpenApi;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Gateway.Rest;

/// <summary>The REST door: every route of the contract, transcoded to gRPC, and its documents.</summary>
internal static class RestEdgeExtensions
{
    /// <summary>Adds what the door needs. A <see cref="Contract"/> that is registered before is used.</summary>
    public static IServiceCollection AddRestEdge(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.TryAddSingleton(Contract.Product);
        services.TryAddSingleton<UpstreamCalls>();
        services
            .AddOptions<RestOptions>()
            .BindConfiguration(RestOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOpenApiDocument();
        services.AddSingleton<CallFactory>();
        services.AddSingleton<BatchedReads>();
        services
            .AddOptions<BatchOptions>()
            .BindConfiguration(BatchOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<JsonMessageWriter>();
        services.AddCors(cors =>
            cors.AddDefaultPolicy(policy => RestCors.Configure(policy, configuration))
        );
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<Microsoft.Extensions.Options.IOptions<RestOptions>>(
                (kestrel, rest) =>
                {
                    kestrel.AddServerHeader = false;
                    kestrel.Limits.MaxRequestLineSize = rest.Value.MaxRequestLineBytes;
                    kestrel.Limits.MaxRequestHeadersTotalSize = Math.Max(
                        kestrel.Limits.MaxRequestHeadersTotalSize,
                        rest.Value.MaxRequestLineBytes
                    );
                }
            );
        return services;
    }

    /// <summary>Begins the pipeline: failures of everything behind become problem documents, and web pages of other origins may call.</summary>
    public static IApplicationBuilder UseRestEdge(this IApplicationBuilder app) =>
        app.UseMiddleware<RestFailures>().UseCors();

    /// <summary>Maps the routes of a contract, and problem documents for what no route takes.</summary>
    public static IEndpointRouteBuilder MapRestEdge(
        this IEndpointRouteBuilder app,
        Contract contract
    )
    {
        RestEndpoints.Map(app, contract);
        app.MapOpenApiDocument();
        return app;
    }
}
