using Crm.Messaging.DeadLetters;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Receiving;

/// <summary>Counts how often an event failed, over restarts, and puts it aside in the end.</summary>
internal sealed class Failures(
    IServiceScopeFactory scopes,
    ServiceIdentity service,
    MessagingTelemetry telemetry,
    TimeProvider time,
    IOptions<MessagingOptions> options
)
{
    /// <returns>Whether the event is a dead letter now.</returns>
    public async Task<bool> CountAsync(
        Subscription subscription,
        ReceivedEvent incoming,
        bool isLastAttempt,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(
            incoming.TenantId,
            service.Name
        );
        var isDead = await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                () =>
                    CountAsync(
                        services,
                        subscription,
                        incoming,
                        isLastAttempt,
                        exception,
                        cancellationToken
                    ),
                cancellationToken
            );
        if (isDead)
            telemetry.DeadLetter(subscription.Name);
        return isDead;
    }

    private async Task<bool> CountAsync(
        IServiceProvider services,
        Subscription subscription,
        ReceivedEvent incoming,
        bool isLastAttempt,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<ServiceDbContext>();
        await services
            .GetRequiredService<UnitOfWork>()
            .BeginAsync(WritePriority.Inbox, cancellationToken);
        var now = time.GetInstant();
        var failure = await db.Set<InboxFailure>()
            .FirstOrDefaultAsync(
                known =>
                    known.TenantId == incoming.TenantId
                    && known.Consumer == subscription.Name
                    && known.Source == incoming.Source
                    && known.EventId == incoming.Id,
                cancellationToken
            );
        failure ??= db.Add(InboxFailure.Create(subscription.Name, incoming)).Entity;
        failure.Count(now);
        if (!isLastAttempt && failure.Attempts < options.Value.MostAttempts)
            return false;
        db.Remove(failure);
        db.Add(InboxEntry.Create(subscription.Name, incoming, now));
        db.Add(
            DeadLetterRecord.Create(
                DeadLetterWire.ConsumerOf(service, subscription),
                incoming,
                ErrorClassOf(exception),
                failure.Attempts,
                now
            )
        );
        return true;
    }

    private static string ErrorClassOf(Exception exception) =>
        exception is ErrorException expected ? expected.Error.Reason : exception.GetType().Name;
}
