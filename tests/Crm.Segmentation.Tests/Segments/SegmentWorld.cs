using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.Features.Segments;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.Segmentation.Tests.Segments;

/// <summary>Segmentation with a clock of its own and no door: facts are written as its event handlers write them.</summary>
internal sealed class SegmentWorld : IAsyncDisposable
{
    private const string Tenant = "acme";

    private readonly WebApplication _app;
    private readonly IHostedService _worker;
    private readonly TestStore _store;

    private SegmentWorld(WebApplication app, ManualTime time, TestStore store)
    {
        (_app, Time, _store) = (app, time, store);
        _worker = app
            .Services.GetServices<IHostedService>()
            .Single(service => service.GetType().Name == "OperationWorker");
    }

    public ManualTime Time { get; }

    public static async Task<SegmentWorld> OpenAsync(
        StoreEngine engine,
        DateTimeOffset start,
        string timeZone = "UTC"
    )
    {
        var store = await TestStore.CreateAsync(engine);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Store:Provider"] = store.Provider,
                ["Store:ConnectionString"] = store.ConnectionString,
                ["Identity:Keys:0:Id"] = "tests",
                ["Identity:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]),
                ["Operations:PollInterval"] = "00:00:00.050",
            }
        );
        var time = new ManualTime(start);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddSegmentation();
        var app = builder.Build();
        await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(default);
        var world = new SegmentWorld(app, time, store);
        await world.DoAsync<SegmentationDbContext>(db =>
            db.BulkInsertAsync<KnownTenant>([
                new()
                {
                    TenantId = Tenant,
                    TimeZone = timeZone,
                    SourceVersion = 1,
                },
            ])
        );
        await world._worker.StartAsync(default);
        return world;
    }

    /// <summary>Does something in a unit of work.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> run)
        where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(Tenant, "tests");
        return await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                async () =>
                {
                    await services
                        .GetRequiredService<UnitOfWork>()
                        .BeginAsync(WritePriority.Inbox, CancellationToken.None);
                    return await run(services.GetRequiredService<TService>());
                },
                CancellationToken.None
            );
    }

    /// <inheritdoc cref="DoAsync{TService, T}" />
    public Task DoAsync<TService>(Func<TService, Task> run)
        where TService : notnull =>
        DoAsync<TService, bool>(async service =>
        {
            await run(service);
            return true;
        });

    /// <summary>Changes facts and evaluates the contacts, as an event handler does.</summary>
    public async Task TellAsync<TWriter>(
        CauseTrigger trigger,
        IReadOnlyCollection<Guid> contactIds,
        Func<TWriter, Task> write
    )
        where TWriter : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(Tenant, "tests");
        await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                async () =>
                {
                    await services
                        .GetRequiredService<UnitOfWork>()
                        .BeginAsync(WritePriority.Inbox, CancellationToken.None);
                    await write(services.GetRequiredService<TWriter>());
                    await services
                        .GetRequiredService<MembershipEvaluator>()
                        .EvaluateAsync(
                            contactIds,
                            new ChangeCause(trigger),
                            CancellationToken.None
                        );
                    return true;
                },
                CancellationToken.None
            );
    }

    /// <summary>Lets time pass and what fell due be evaluated.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        await SweepAsync();
    }

    public Task SweepAsync() =>
        _app.Services.GetRequiredService<DueSweeper>().SweepAsync(CancellationToken.None);

    /// <summary>Creates a segment and waits until it is evaluated.</summary>
    public async Task<Guid> CreateAsync(string name, string rule = "")
    {
        var created = await DoAsync<CreateSegment, Result<ShownSegment>>(create =>
            create.HandleAsync(
                new()
                {
                    Segment = new() { Name = name, Rule = rule },
                },
                CancellationToken.None
            )
        );
        await SettleAsync();
        return created.Value.Segment.Id;
    }

    /// <summary>Changes a rule and waits until it is evaluated.</summary>
    public async Task<Error?> ChangeRuleAsync(Guid segmentId, string rule, bool waits = true)
    {
        var changed = await DoAsync<UpdateSegment, Result<ShownSegment>>(update =>
            update.HandleAsync(
                new()
                {
                    Id = segmentId.ToString(),
                    Etag = "*",
                    Segment = new() { Rule = rule },
                    UpdateMask = new() { Paths = { "rule" } },
                },
                CancellationToken.None
            )
        );
        if (waits)
            await SettleAsync();
        return changed.Error;
    }

    /// <summary>Waits until no segment is being evaluated.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            if (
                !await DoAsync<SegmentationDbContext, bool>(db =>
                    db.Segments.AnyAsync(segment => segment.IsEvaluating)
                )
            )
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException("A segment is still being evaluated.");
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(default);
        await _app.DisposeAsync();
        _store.Dispose();
    }
}
