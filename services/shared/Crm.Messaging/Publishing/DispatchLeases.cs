using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Partitions of a lane that this dispatcher may work on, until it marks or the time is over.</summary>
internal sealed record LeasedPartitions(string Lane, Guid Token, IReadOnlyList<int> Partitions);

/// <summary>Another dispatcher took over: what was done under the lease cannot be marked.</summary>
internal sealed class LeaseLostException(string lane)
    : Exception($"Another dispatcher works on {lane} now.");

/// <summary>Lets one dispatcher at a time work on a partition, so that the order of an aggregate holds.</summary>
internal sealed class DispatchLeases(
    WriteGate gate,
    TimeProvider time,
    IOptions<MessagingOptions> options
)
{
    private static readonly int[] AllPartitions = [.. Enumerable.Range(0, OutboxEvent.Partitions)];

    private readonly Guid _owner = Guid.NewGuid();

    /// <summary>Takes partitions that nobody works on; null when there are none. Its own lease, left by a failure, is taken again.</summary>
    public async Task<LeasedPartitions?> TakeAsync(
        ServiceDbContext db,
        string lane,
        IReadOnlyList<int> wanted,
        CancellationToken cancellationToken
    )
    {
        var taken = await TakeThoseAsync(db, lane, wanted, cancellationToken);
        if (taken is not null)
            return taken;
        if (await db.Set<DispatchLease>().AnyAsync(l => l.Lane == lane, cancellationToken))
            return null;
        await CreateAsync(db, lane, cancellationToken);
        return await TakeThoseAsync(db, lane, wanted, cancellationToken);
    }

    /// <summary>
    /// Gives the partitions back with the current transaction, which fails when they are somebody else's by now; moves their positions on.
    /// </summary>
    /// <returns>The position of each partition after it.</returns>
    /// <exception cref="LeaseLostException">Another dispatcher took over.</exception>
    public static async Task<IReadOnlyDictionary<int, long>> MoveOnAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        int positions,
        CancellationToken cancellationToken
    )
    {
        await EndAsync(db, leased, positions, cancellationToken);
        return await Held(db, leased)
            .ToDictionaryAsync(
                lease => lease.Partition,
                lease => lease.Position,
                cancellationToken
            );
    }

    /// <summary>As <see cref="MoveOnAsync"/>, for those who need no positions.</summary>
    /// <exception cref="LeaseLostException">Another dispatcher took over.</exception>
    public static async Task EndAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        int positions,
        CancellationToken cancellationToken
    )
    {
        var given = await Held(db, leased)
            .ExecuteUpdateAsync(
                lease =>
                    lease
                        .SetProperty(l => l.Until, DateTimeOffset.UnixEpoch)
                        .SetProperty(l => l.Position, l => l.Position + positions),
                cancellationToken
            );
        if (given != leased.Partitions.Count)
            throw new LeaseLostException(leased.Lane);
    }

    /// <summary>Gives the partitions back without having done anything.</summary>
    public Task GiveBackAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        CancellationToken cancellationToken
    ) => GiveBackAsync(db, Held(db, leased), cancellationToken);

    /// <summary>
    /// The process begins. A file has no other one: what is leased there was left by one that was killed.
    /// </summary>
    public Task BeginAsync(ServiceDbContext db, CancellationToken cancellationToken) =>
        db.Provider == StoreProvider.Sqlite
            ? GiveBackAsync(db, db.Set<DispatchLease>(), cancellationToken)
            : Task.CompletedTask;

    /// <summary>The process stops: others need not wait for what it held.</summary>
    public Task StopAsync(ServiceDbContext db) =>
        GiveBackAsync(
            db,
            db.Set<DispatchLease>().Where(lease => lease.Owner == _owner),
            CancellationToken.None
        );

    /// <summary>
    /// The partitions to work on, in portions of which one is taken at a time. What waits is one, so that it leaves together. Of a backlog
    /// each process at a server takes a few partitions, so that all have work; a file has one process.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="waiting">The partitions of what waits, in its order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<int[]>> PortionsAsync(
        ServiceDbContext db,
        IQueryable<int> waiting,
        CancellationToken cancellationToken
    )
    {
        var first = await waiting.Take(Lanes.Backlog).ToListAsync(cancellationToken);
        if (first.Count == 0)
            return [];
        // What stands behind those may be of any partition.
        if (first.Count < Lanes.Backlog)
            return
            [
                [.. first.Distinct()],
            ];
        if (db.Provider == StoreProvider.Sqlite)
            return [AllPartitions];
        var portions = AllPartitions.Chunk(OutboxEvent.Partitions / 4).ToArray();
        Random.Shared.Shuffle(portions);
        return portions;
    }

    private static IQueryable<DispatchLease> Held(ServiceDbContext db, LeasedPartitions leased) =>
        db.Set<DispatchLease>()
            .Where(lease => lease.Lane == leased.Lane && lease.Token == leased.Token);

    private async Task GiveBackAsync(
        ServiceDbContext db,
        IQueryable<DispatchLease> leases,
        CancellationToken cancellationToken
    )
    {
        using var turn = await gate.EnterAsync(WritePriority.Background, cancellationToken);
        await leases
            .Where(lease => lease.Until > DateTimeOffset.UnixEpoch)
            .ExecuteUpdateAsync(
                lease => lease.SetProperty(l => l.Until, DateTimeOffset.UnixEpoch),
                cancellationToken
            );
    }

    private async Task<LeasedPartitions?> TakeThoseAsync(
        ServiceDbContext db,
        string lane,
        IReadOnlyList<int> wanted,
        CancellationToken cancellationToken
    )
    {
        var leases = db.Set<DispatchLease>().Where(lease => lease.Lane == lane);
        var now = time.GetInstant();
        var (token, until) = (Guid.NewGuid(), now + options.Value.Lease);
        int taken;
        using (await gate.EnterAsync(WritePriority.Background, cancellationToken))
        {
            taken = await leases
                .Where(lease =>
                    wanted.Contains(lease.Partition)
                    && (lease.Until <= now || lease.Owner == _owner)
                )
                .ExecuteUpdateAsync(
                    lease =>
                        lease
                            .SetProperty(l => l.Token, token)
                            .SetProperty(l => l.Owner, _owner)
                            .SetProperty(l => l.Until, until),
                    cancellationToken
                );
        }
        if (taken == 0)
            return null;
        return new LeasedPartitions(
            lane,
            token,
            taken == wanted.Count
                ? wanted
                : await leases
                    .Where(lease => lease.Token == token)
                    .Select(lease => lease.Partition)
                    .ToListAsync(cancellationToken)
        );
    }

    private async Task CreateAsync(
        ServiceDbContext db,
        string lane,
        CancellationToken cancellationToken
    )
    {
        using var turn = await gate.EnterAsync(WritePriority.Background, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.BulkInsertAsync(
            [.. AllPartitions.Select(partition => DispatchLease.Create(lane, partition))],
            BulkMerge.Keep,
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
    }
}
