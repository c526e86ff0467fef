using System.Text.Json;
using Crm.Common.V1;
using Crm.Messaging.Receiving;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.DeadLetters;

/// <summary>Handles the event of a dead letter of this service once more, in the transaction that removes the letter.</summary>
public sealed class ReplayDeadLetter
{
    private readonly IServiceProvider _services;
    private readonly ServiceDbContext _db;
    private readonly DeadLetterWire _wire;

    internal ReplayDeadLetter(
        IServiceProvider services,
        ServiceDbContext db,
        DeadLetterWire wire
    ) => (_services, _db, _wire) = (services, db, wire);

    /// <summary>Done, or DEAD_LETTER_NOT_FOUND or DEAD_LETTER_REPLAY_FAILED.</summary>
    public async Task<Result<ReplayDeadLetterResponse>> HandleAsync(
        ReplayDeadLetterRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!_wire.TryReadOwnId(request.Id, out var id))
            return DeadLetterErrors.NotFound;
        await _services
            .GetRequiredService<UnitOfWork>()
            .BeginAsync(WritePriority.Request, cancellationToken);
        var letter = await _db.Set<DeadLetterRecord>()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (letter is null)
            return DeadLetterErrors.NotFound;
        if (await FailsAsync(letter, cancellationToken))
            return DeadLetterErrors.ReplayFailed;
        _db.Remove(letter);
        _services
            .GetRequiredService<ChangeLog>()
            .Deleted(
                "dead-letter",
                request.Id,
                letter.Version,
                _services.GetRequiredService<TimeProvider>().GetInstant(),
                _wire.ToWire(letter, withEvent: false)
            );
        return new ReplayDeadLetterResponse();
    }

    private async Task<bool> FailsAsync(
        DeadLetterRecord letter,
        CancellationToken cancellationToken
    )
    {
        var service = _services.GetRequiredService<ServiceIdentity>();
        var subscription = _services
            .GetRequiredService<Subscriptions>()
            .All.FirstOrDefault(known =>
                DeadLetterWire.ConsumerOf(service, known) == letter.Consumer
            );
        using var json = JsonDocument.Parse(letter.Event);
        // A version of the service that no longer has the subscription cannot handle its events.
        if (
            CloudEventJson.Read(json.RootElement) is not { } incoming
            || subscription?.Events.GetValueOrDefault(incoming.Type) is not { } message
        )
            return true;
        try
        {
            await ((IEventHandler)_services.GetRequiredService(subscription.Handler)).HandleAsync(
                [incoming.Parse(message)],
                cancellationToken
            );
            return false;
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested
                && !TransientFailures.IsTransient(exception)
            )
        {
            _services
                .GetRequiredService<ILogger<ReplayDeadLetter>>()
                .LogError(exception, "{Consumer} failed again", letter.Consumer);
            return true;
        }
    }
}
