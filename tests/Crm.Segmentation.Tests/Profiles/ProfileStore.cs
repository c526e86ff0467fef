using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>A store of segmentation without a service around it, to try what is written by set.</summary>
internal sealed class ProfileStore : IAsyncDisposable
{
    public const string Tenant = "acme";

    private readonly TestStore _store;

    private ProfileStore(TestStore store)
    {
        _store = store;
        Db = Open(store);
        Settings = new TenantSettings(Db);
        Reader = new FactReader(Db, Settings, TimeProvider.System);
        var work = new UnitOfWork(Db, new WriteGate(isOpen: true), group: null, []);
        Profiles = new ProfileWriter(
            Db,
            Settings,
            Reader,
            new QuintileMarks(Db, work, new QuintileSignal(), TimeProvider.System),
            TimeProvider.System
        );
        Facts = new FactWriter(Db, Profiles);
    }

    public SegmentationDbContext Db { get; }

    public TenantSettings Settings { get; }

    public FactReader Reader { get; }

    public ProfileWriter Profiles { get; }

    public FactWriter Facts { get; }

    public static async Task<ProfileStore> OpenAsync(StoreEngine engine)
    {
        var store = new ProfileStore(await TestStore.CreateAsync(engine));
        await store.Db.Database.EnsureCreatedAsync();
        return store;
    }

    /// <summary>Does something in a transaction and commits it.</summary>
    public async Task InWorkAsync(Func<Task> run)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await run();
        await Db.SaveChangesAsync();
        await transaction.CommitAsync();
        Db.ChangeTracker.Clear();
    }

    /// <summary>All profiles, with what is below them.</summary>
    public Task<List<Profile>> ReadAsync() =>
        Db
            .Profiles.AsNoTracking()
            .AsSplitQuery()
            .Include(profile => profile.Days.OrderBy(day => day.Day))
            .Include(profile =>
                profile.DayCategories.OrderBy(day => day.Day).ThenBy(day => day.CategoryKey)
            )
            .OrderBy(profile => profile.ContactId)
            .ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        _store.Dispose();
    }

    private static SegmentationDbContext Open(TestStore store) =>
        (SegmentationDbContext)(
            store.Engine == StoreEngine.Sqlite
                ? StoreContexts.Create(
                    "segmentation",
                    StoreProvider.Sqlite,
                    options => options.UseSqlite(store.ConnectionString),
                    Tenant
                )
                : StoreContexts.Create(
                    "segmentation",
                    StoreProvider.Postgres,
                    options => options.UseNpgsql(store.ConnectionString),
                    Tenant
                )
        );
}
