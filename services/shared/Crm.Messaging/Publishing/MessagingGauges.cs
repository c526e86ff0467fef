using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.Publishing;

/// <summary>Measures now and then how much waits to be sent. An age that grows is what to be woken for.</summary>
internal sealed class MessagingGauges(
    IServiceScopeFactory scopes,
    MessagingTelemetry telemetry,
    TimeProvider time,
    ILogger<MessagingGauges> logger
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _next)
            return;
        _next = now + Interval;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
            var pending = db.Set<OutboxEvent>().Where(e => e.Status == OutboxStatus.Pending);
            var oldest = await pending
                .OrderBy(e => e.Time)
                .Select(e => (DateTimeOffset?)e.Time)
                .FirstOrDefaultAsync(cancellationToken);
            telemetry.OldestSeconds = oldest is { } first ? (now - first).TotalSeconds : 0;
            telemetry.Pending = oldest is null
                ? 0
                : await pending.LongCountAsync(cancellationToken);
            telemetry.Deliveries = await db.Set<EventDelivery>().LongCountAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "What waits to be sent could not be measured");
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }
}
