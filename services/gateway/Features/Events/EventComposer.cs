using Crm.Gateway.Domain;
using Crm.Gateway.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Include = Crm.Gateway.V1.WatchRequest.Types.Include;

namespace Crm.Gateway.Features.Events;

/// <summary>Makes events as a caller is told of them. Nothing personal is kept with an event: what it asks for is fetched now, in its name.</summary>
internal sealed class EventComposer(EventResources resources, EventPositions positions)
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default);

    public async Task<IReadOnlyList<Event>> ComposeAsync(
        IReadOnlyList<LoggedEvent> events,
        IReadOnlyCollection<Include> include,
        CancellationToken cancellationToken
    )
    {
        var found = include.Contains(Include.Resource)
            ? await resources.FetchAsync(events, cancellationToken)
            : null;
        return
        [
            .. events.Select(logged => Compose(logged, found?.GetValueOrDefault(logged.EventId))),
        ];
    }

    private Event Compose(LoggedEvent logged, Struct? resource) =>
        new()
        {
            Id = logged.EventId.ToString(),
            Source = logged.Source,
            Type = logged.Type,
            Subject = logged.Subject,
            Time = logged.Time.ToTimestamp(),
            Sequence = (int)logged.Sequence,
            Data = Json.Parse<Struct>(logged.Data),
            Position = positions.Write(logged.Position),
            Resource = resource,
        };
}
