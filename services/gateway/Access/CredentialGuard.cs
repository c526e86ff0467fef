using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Access;

/// <summary>Ends a stream whose credential no longer opens the doors.</summary>
internal sealed class CredentialGuard(CallerLookup callers, TimeProvider time)
{
    /// <summary>Runs a stream until it ends, or until its credential was revoked or has expired.</summary>
    /// <param name="context">The request, which brings the credential. A call of the REST door brings none: that door asks itself.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="ErrorException">The credential opens nothing any more.</exception>
    public async Task RunAsync(
        HttpContext context,
        Func<CancellationToken, Task> stream,
        CancellationToken cancellationToken
    )
    {
        if (!CallerLookup.HasCredential(context.Request))
        {
            await stream(cancellationToken);
            return;
        }
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = stream(ends.Token);
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(CallerLookup.Interval, time, ends.Token));
            if (running.IsCompleted || await callers.FindAsync(context) is not null)
                continue;
            await ends.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new ErrorException(CommonErrors.CredentialInvalid);
        }
        await ends.CancelAsync();
        await running;
    }
}
