using Crm.Schemas;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests;

/// <summary>A real server with the defaults of every service and the contract of the tests.</summary>
internal sealed class ProbeApplication : IAsyncDisposable
{
    public static readonly Contract Contract = Contract.Product.With(
        [ProbeService.Descriptor],
        default
    );

    private readonly GrpcChannel _channel;

    private ProbeApplication(WebApplication application)
    {
        Application = application;
        _channel = GrpcChannel.ForAddress(Addresses.Grpc);
        Service = new ProbeService.ProbeServiceClient(_channel);
    }

    public WebApplication Application { get; }

    public ProbeService.ProbeServiceClient Service { get; }

    public CallInvoker Invoker => _channel.CreateCallInvoker();

    public ProbeBehaviour Behaviour => Application.Services.GetRequiredService<ProbeBehaviour>();

    public CapturedLogs Logs => Application.Services.GetRequiredService<CapturedLogs>();

    public ListenAddresses Addresses => Application.Services.GetRequiredService<ListenAddresses>();

    public static async Task<ProbeApplication> StartAsync(
        Action<WebApplicationBuilder>? configure = null,
        params (string Key, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Identity:Keys:0:Id"] = "test";
        builder.Configuration["Identity:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]);
        builder.Configuration["Listen:Grpc"] = "http://127.0.0.1:0";
        builder.Configuration["Listen:Http"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.AddServiceDefaults("probe", Contract);
        var logs = new CapturedLogs();
        builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton(logs).AddSingleton<ProbeBehaviour>();
        configure?.Invoke(builder);
        var application = builder.Build();
        application.MapServiceDefaults();
        application.MapGrpcService<ProbeGrpcService>();
        application.MapGrpcService<StrayGrpcService>();
        await application.StartAsync();
        return new ProbeApplication(application);
    }

    public Metadata Identity(params string[] scopes) =>
        new()
        {
            {
                IdentityTokens.MetadataKey,
                Application
                    .Services.GetRequiredService<IdentityTokens>()
                    .Mint(Caller.System("acme", "test", scopes))
            },
        };

    /// <summary>What other services would call with.</summary>
    public ServiceChannels Channels => Application.Services.GetRequiredService<ServiceChannels>();

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await Application.DisposeAsync();
    }
}

/// <summary>What the service does, set by a test.</summary>
internal sealed class ProbeBehaviour
{
    public Func<ServerCallContext, Task<Thing>> Handle { get; set; } =
        _ => Task.FromResult(new Thing { Name = "done" });
}

internal sealed class ProbeGrpcService(ProbeBehaviour behaviour) : ProbeService.ProbeServiceBase
{
    public override Task<Thing> CreateThing(
        CreateThingRequest request,
        ServerCallContext context
    ) => behaviour.Handle(context);

    public override Task<Thing> UpdateThing(
        UpdateThingRequest request,
        ServerCallContext context
    ) => behaviour.Handle(context);

    public override Task<Thing> GetThing(GetThingRequest request, ServerCallContext context) =>
        behaviour.Handle(context);

    public override Task<Thing> PurgeThings(GetThingRequest request, ServerCallContext context) =>
        behaviour.Handle(context);

    public override Task<Thing> ForgottenThing(
        GetThingRequest request,
        ServerCallContext context
    ) => behaviour.Handle(context);

    public override async Task<Thing> UploadThings(
        IAsyncStreamReader<GetThingRequest> requestStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            // Each message is checked when it is read.
        }
        return await behaviour.Handle(context);
    }

    public override async Task DownloadThings(
        GetThingRequest request,
        IServerStreamWriter<Thing> responseStream,
        ServerCallContext context
    ) => await responseStream.WriteAsync(await behaviour.Handle(context));

    public override async Task ExchangeThings(
        IAsyncStreamReader<GetThingRequest> requestStream,
        IServerStreamWriter<Thing> responseStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext(context.CancellationToken))
            await responseStream.WriteAsync(await behaviour.Handle(context));
    }
}

internal sealed class StrayGrpcService : StrayService.StrayServiceBase
{
    public override Task<Thing> GetStray(GetThingRequest request, ServerCallContext context) =>
        Task.FromResult(new Thing());
}
