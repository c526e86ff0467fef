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
        var leases = db.Set<DispatchLease>().Where(lease => lease.Lane == lane);
        if (!await leases.AnyAsync(cancellationToken))
            await CreateAsync(db, lane, cancellationToken);
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

    /// <summary>
    /// Gives the partitions back with the current transaction, which fails when they are somebody else's by now; moves their positions on.
    /// </summary>
    /// <returns>The position of each partition after it.</returns>
    /// <exception cref="LeaseLostException">Another dispatcher took over.</exception>
    public static async Task<IReadOnlyDictionary<int, long>> GiveBackAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        int positions,
        CancellationToken cancellationToken
    )
    {
        var held = db.Set<DispatchLease>()
            .Where(lease => lease.Lane == leased.Lane && lease.Token == leased.Token);
        var given = await held.ExecuteUpdateAsync(
            lease =>
                lease
                    .SetProperty(l => l.Until, DateTimeOffset.UnixEpoch)
                    .SetProperty(l => l.Position, l => l.Position + positions),
            cancellationToken
        );
        if (given != leased.Partitions.Count)
            throw new LeaseLostException(leased.Lane);
        return await held.ToDictionaryAsync(
            lease => lease.Partition,
            lease => lease.Position,
            cancellationToken
        );
    }

    /// <summary>Gives the partitions back without having done anything.</summary>
    public async Task GiveBackAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        CancellationToken cancellationToken
    )
    {
        using var turn = await gate.EnterAsync(WritePriority.Background, cancellationToken);
        await db.Set<DispatchLease>()
            .Where(lease => lease.Lane == leased.Lane && lease.Token == leased.Token)
            .ExecuteUpdateAsync(
                lease => lease.SetProperty(l => l.Until, DateTimeOffset.UnixEpoch),
                cancellationToken
            );
    }

    /// <summary>
    /// The partitions in portions. A file has one process: it takes all at once. Of several processes at a server each takes a few, so
    /// that all have work.
    /// </summary>
    public static IEnumerable<int[]> Portions(ServiceDbContext db)
    {
        if (db.Provider == StoreProvider.Sqlite)
            return [AllPartitions];
        var portions = AllPartitions.Chunk(OutboxEvent.Partitions / 4).ToArray();
        Random.Shared.Shuffle(portions);
        return portions;
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
            "ON CONFLICT DO NOTHING",
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
    }
}
