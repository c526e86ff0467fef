using Crm.Filtering;

namespace Crm.Gateway.Features.Events;

/// <summary>What filters of events may name.</summary>
internal sealed class EventFilter(EventCatalog catalog)
{
    private const string Data = "data";

    private static readonly FilterSchema<EventView> Schema = FilterSchema<EventView>
        .Create()
        .Text("type", view => view.Type)
        .Text("source", view => view.Source)
        .Text("subject", view => view.Subject)
        .Time("time", view => view.Time)
        .Number("sequence", view => view.Sequence)
        .Dynamic(Data)
        .Build();

    private readonly EventDataFields _data = new(catalog);

    /// <summary>Reads a filter.</summary>
    public FilterResult<CompiledFilter<EventView>> Compile(string filter) =>
        Schema.Compile(filter, FilterLimits.Default, _data);
}
