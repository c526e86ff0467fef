using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Features.Quintiles;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>When the customers of a tenant are ranked, by a clock that stands still but for how long each ranking takes.</summary>
public sealed class ComputeQuintilesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 8)]
    [InlineData(600, 60)]
    public async Task Ranking_ThatTookLong_RestsBeforeTheNext(int secondsOfWork, int secondsOfRest)
    {
        await using var store = await ProfileStore.OpenAsync(StoreEngine.Sqlite);
        var clock = new Clock(TimeSpan.FromSeconds(secondsOfWork));
        var options = new QuintileOptions();
        var quintiles = new ComputeQuintiles(
            Services(store, clock).GetRequiredService<IServiceScopeFactory>(),
            clock,
            Options.Create(options)
        );
        await MarkAsync(store, clock);
        clock.Now += options.Debounce;
        Assert.Null(await quintiles.RunAsync(default));
        Assert.Empty(await store.Db.QuintileMarks.ToListAsync());

        await MarkAsync(store, clock);
        if (secondsOfRest > 0)
        {
            clock.Now += TimeSpan.FromSeconds(secondsOfRest) - TimeSpan.FromMilliseconds(1);
            Assert.Equal(clock.Now + options.Debounce, await quintiles.RunAsync(default));
            Assert.NotEmpty(await store.Db.QuintileMarks.ToListAsync());
        }
        clock.Now += options.Debounce;
        Assert.Null(await quintiles.RunAsync(default));
        Assert.Empty(await store.Db.QuintileMarks.ToListAsync());
    }

    private static Task MarkAsync(ProfileStore store, Clock clock) =>
        store.InWorkAsync(() =>
            store.Db.BulkInsertAsync([
                new QuintileMark
                {
                    TenantId = ProfileStore.Tenant,
                    Id = Guid.NewGuid(),
                    CreateTime = clock.Now,
                },
            ])
        );

    private static ServiceProvider Services(ProfileStore store, Clock clock) =>
        new ServiceCollection()
            .AddSingleton(store.Db)
            .AddSingleton<ServiceDbContext>(store.Db)
            .AddSingleton<TimeProvider>(clock)
            .AddScoped(_ => new UnitOfWork(store.Db, new WriteGate(isOpen: true), group: null, []))
            .AddLogging()
            .AddScoped<WorkRunner>()
            .AddScoped<QuintileLeases>()
            .AddScoped<QuintileRanking>()
            .AddScoped<CallerAccessor>()
            .AddScoped<CurrentAction>()
            .BuildServiceProvider();

    private sealed class Clock(TimeSpan step) : TimeProvider
    {
        private long _steps;

        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => _steps++ * step.Ticks;
    }
}
