using System.Diagnostics;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Runs a piece of work and commits it; does it once more when it collided with other work, or lost its connection to the store.</summary>
public sealed class WorkRunner(ServiceDbContext db, UnitOfWork work, ILogger<WorkRunner> logger)
{
    /// <summary>The event of the span in whose work a collision made another attempt necessary.</summary>
    public const string RetriedEvent = "work.retried";

    private const int DefaultAttempts = 5;
    private static readonly TimeSpan MostWait = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs the work. It must not keep state between attempts.</summary>
    /// <param name="run">The work; what it changes in the store is committed after it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="attempts">How often it may be tried; 1 for work that cannot begin again, such as reading a stream.</param>
    /// <exception cref="ErrorException">An expected failure; nothing was changed.</exception>
    public async Task<T> RunAsync<T>(
        Func<Task<T>> run,
        CancellationToken cancellationToken,
        int attempts = DefaultAttempts
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            T? result = default;
            try
            {
                result = await run();
                await work.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception exception)
            {
                var isAway = StoreErrors.IsAway(exception);
                var isOpen = isAway && work.IsCommitting;
                await work.RollbackAsync();
                if (isOpen && await WasCommittedAsync(exception, cancellationToken))
                    return result!;
                if (!IsCollision(exception, out var error) && !isAway)
                    throw;
                error ??=
                    attempt < attempts ? null
                    : isAway ? CommonErrors.ServiceUnavailable
                    : CommonErrors.ConcurrentChange;
                // Callers are not told what the store said.
                if (isAway && error is not null)
                    logger.LogWarning(exception, "The store is away: the work was not done");
                if (error is not null)
                    throw new ErrorException(error);
            }
            Activity.Current?.AddEvent(new ActivityEvent(RetriedEvent));
            // Those who collided begin again at different times.
            await Task.Delay(MostWait * (attempt * Random.Shared.NextDouble()), cancellationToken);
        }
    }

    // The connection broke while the work was committed. What cannot be found out may have happened: it is not done again.
    private async Task<bool> WasCommittedAsync(
        Exception broken,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (await work.WasCommittedAsync(cancellationToken) is { } isDone)
                return isDone;
        }
        catch (Exception exception) when (StoreErrors.IsAway(exception))
        {
            // Nobody knows then.
        }
        logger.LogWarning(
            broken,
            "The store went away during a commit: nobody knows whether the work was done"
        );
        throw new ErrorException(CommonErrors.ServiceUnavailable);
    }

    // A unique index that means nothing to callers is hit by a race between equal work, which the next attempt finds done.
    private bool IsCollision(Exception exception, out Error? error)
    {
        error = null;
        if (StoreFailures.IsTransient(exception))
            return true;
        if (!StoreFailures.TryReadUniqueViolation(db, exception, out var constraint))
            return false;
        error = db.Conflicts.GetValueOrDefault(constraint);
        return true;
    }
}
