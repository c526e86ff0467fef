using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Takes and gives back operations of all tenants.</summary>
internal sealed class OperationLeases(
    IServiceScopeFactory scopes,
    WriteGate gate,
    TimeProvider time,
    IOptions<OperationOptions> options,
    ILogger<OperationLeases> logger
)
{
    private const int MostCandidates = 10;

    private static readonly TimeSpan[] Backoff =
    [
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
    ];

    private string[]? _kinds;

    /// <summary>Until when a lease lasts that is taken or renewed now.</summary>
    public DateTimeOffset Until => time.GetInstant() + options.Value.Lease;

    /// <summary>Takes the operation that has been due for longest; null when none is.</summary>
    public async Task<OperationTurn?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        // What an older or newer version of this service does is left to its replicas.
        var kinds = _kinds ??= [
            .. scope
                .ServiceProvider.GetServices<IOperationHandler>()
                .Select(handler => handler.Kind),
        ];
        var now = time.GetInstant();
        var candidates = await db
            .Operations.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(o => o.DueTime <= now && (o.IsDone || kinds.Contains(o.Kind)))
            .OrderBy(o => o.DueTime)
            .Take(MostCandidates)
            .Select(o => new
            {
                o.TenantId,
                o.Id,
                o.Lease,
            })
            .ToListAsync(cancellationToken);
        foreach (var candidate in candidates)
        {
            var turn = new OperationTurn(candidate.TenantId, candidate.Id, Guid.NewGuid());
            if (await TryTakeAsync(db, turn, candidate.Lease, now, cancellationToken))
                return turn;
        }
        return null;
    }

    /// <summary>Gives the operation back, so that the next worker can go on at once.</summary>
    public async Task GiveBackAsync(OperationTurn turn)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        var now = time.GetInstant();
        using var slot = await gate.EnterAsync(WritePriority.Background, CancellationToken.None);
        await Held(db, turn)
            .ExecuteUpdateAsync(
                o => o.SetProperty(p => p.Lease, Guid.Empty).SetProperty(p => p.DueTime, now),
                CancellationToken.None
            );
    }

    /// <summary>Lets an operation wait after a failure, or ends it when it failed too often or cannot succeed.</summary>
    public async Task PostponeAsync(
        OperationTurn turn,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        if (await Held(db, turn).FirstOrDefaultAsync(cancellationToken) is not { } operation)
            return;
        var expected = (exception as ErrorException)?.Error;
        if (logger.IsEnabled(LogLevel.Error) && expected is null)
            logger.LogError(
                exception,
                "Operation {Operation} of kind {Kind} failed",
                operation.Id,
                operation.Kind
            );
        var wait = Backoff[Math.Min(operation.Attempts, Backoff.Length - 1)];
        var cannotPass = expected is not null && !OperationErrors.MayPass(expected);
        if (!operation.IsDone && (cannotPass || operation.Attempts >= Backoff.Length))
        {
            operation.Fail(expected ?? OperationErrors.Internal, time.GetInstant());
            wait = TimeSpan.Zero;
        }
        operation.Postpone(time.GetInstant() + wait);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another worker has it now, or it was cancelled, which the next worker sees.
        }
    }

    internal static IQueryable<OperationRecord> Held(ServiceDbContext db, OperationTurn turn) =>
        db
            .Operations.IgnoreQueryFilters()
            .Where(o =>
                o.TenantId == turn.TenantId && o.Id == turn.OperationId && o.Lease == turn.Lease
            );

    private async Task<bool> TryTakeAsync(
        ServiceDbContext db,
        OperationTurn turn,
        Guid seen,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var until = Until;
        using var slot = await gate.EnterAsync(WritePriority.Background, cancellationToken);
        var taken = await db
            .Operations.IgnoreQueryFilters()
            .Where(o =>
                o.TenantId == turn.TenantId
                && o.Id == turn.OperationId
                && o.Lease == seen
                && o.DueTime <= now
            )
            .ExecuteUpdateAsync(
                o =>
                    o.SetProperty(p => p.Lease, turn.Lease)
                        .SetProperty(p => p.DueTime, until)
                        .SetProperty(
                            p => p.State,
                            p =>
                                p.State == OperationState.Pending ? OperationState.Running : p.State
                        ),
                cancellationToken
            );
        return taken == 1;
    }
}
