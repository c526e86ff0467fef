using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Moves operations on, chunk by chunk, under a lease.</summary>
internal sealed class OperationRunner(
    IServiceScopeFactory scopes,
    OperationLeases leases,
    TimeProvider time,
    IOptions<OperationOptions> options
)
{
    private const int MostAttempts = 5;

    /// <summary>Takes an operation that is due and works on it for a turn.</summary>
    /// <returns>False when nothing is due.</returns>
    public async Task<bool> RunTurnAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(cancellationToken) is not { } turn)
            return false;
        var began = time.GetTimestamp();
        try
        {
            while (await StepAsync(turn, cancellationToken))
            {
                if (time.GetElapsedTime(began) < options.Value.Turn)
                    continue;
                await leases.GiveBackAsync(turn);
                break;
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            await leases.GiveBackAsync(turn);
            throw;
        }
        return true;
    }

    /// <summary>Does the next chunk of an operation.</summary>
    /// <returns>Whether there is more to do under this lease.</returns>
    public async Task<bool> StepAsync(OperationTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await TryStepAsync(turn, attempt, cancellationToken) is { } isMore)
                    return isMore;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await leases.PostponeAsync(turn, exception, cancellationToken);
            return false;
        }
    }

    /// <summary>Null when the chunk collided with other work and should be done once more.</summary>
    private async Task<bool?> TryStepAsync(
        OperationTurn turn,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        var operation = await OperationLeases
            .Held(db, turn)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        if (operation is null)
            return false;
        if (operation.IsDone)
            return await scope
                .ServiceProvider.GetRequiredService<OperationCleaner>()
                .CleanAsync(turn, operation, cancellationToken);

        using var activity = OperationActivity.Start(operation);
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        try
        {
            var step = operation.IsCancelRequested
                ? null
                : await HandleAsync(
                    scope.ServiceProvider,
                    operation,
                    attempt,
                    turn,
                    cancellationToken
                );
            await work.BeginAsync(WritePriority.Background, cancellationToken);
            db.Operations.Attach(operation);
            if (step is null)
                operation.Cancel(time.GetInstant(), leases.Until);
            else
                operation.MoveOn(step, time.GetInstant(), leases.Until);
            await work.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (attempt < MostAttempts && IsCollision(db, exception))
        {
            await work.RollbackAsync();
            return null;
        }
    }

    // The work is done in the name of who asked for it, with what the handler needs and no more.
    private static Task<StepResult> HandleAsync(
        IServiceProvider services,
        OperationRecord operation,
        int attempt,
        OperationTurn turn,
        CancellationToken cancellationToken
    )
    {
        var handler = services
            .GetServices<IOperationHandler>()
            .First(candidate => candidate.Kind == operation.Kind);
        services.GetRequiredService<CallerAccessor>().Caller = new Caller(
            operation.TenantId,
            operation.Actor,
            new Scopes(handler.Permissions),
            operation.TimeZone,
            operation.BaseCurrency
        );
        services.GetRequiredService<CurrentAction>().Name = operation.Action;
        return handler.StepAsync(new OperationContext(operation, attempt, turn), cancellationToken);
    }

    private static bool IsCollision(ServiceDbContext db, Exception exception) =>
        StoreFailures.IsTransient(exception)
        || StoreFailures.TryReadUniqueViolation(db, exception, out _);
}
