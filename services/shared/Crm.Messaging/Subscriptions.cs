using Google.Protobuf.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Messaging;

/// <summary>What a service listens to, as its <c>Subscriptions.cs</c> says.</summary>
public sealed class Subscriptions
{
    private readonly IServiceCollection _services;
    private readonly List<Subscription> _all = [];

    internal Subscriptions(IServiceCollection services) => _services = services;

    internal IReadOnlyList<Subscription> All => _all;

    /// <summary>The handler wants to know how things stand: of several events of a subject that arrive together it gets the newest.</summary>
    /// <param name="name">Names the subscription in this service for ever: what it has taken is remembered under it.</param>
    /// <param name="events">The messages of the events, of any services.</param>
    public Subscriptions State<THandler>(string name, params MessageDescriptor[] events)
        where THandler : class, IEventHandler => Add<THandler>(name, events, isState: true);

    /// <summary>The handler counts what happened: it gets every event, once.</summary>
    /// <param name="name">Names the subscription in this service for ever: what it has taken is remembered under it.</param>
    /// <param name="events">The messages of the events, of any services.</param>
    public Subscriptions Fact<THandler>(string name, params MessageDescriptor[] events)
        where THandler : class, IEventHandler => Add<THandler>(name, events, isState: false);

    private Subscriptions Add<THandler>(string name, MessageDescriptor[] events, bool isState)
        where THandler : class, IEventHandler
    {
        if (_all.Exists(known => known.Name == name))
            throw new ArgumentException($"There are two subscriptions {name}.", nameof(name));
        _services.TryAddScoped<THandler>();
        _all.Add(
            new Subscription(
                name,
                typeof(THandler),
                events.ToDictionary(EventTypes.Of, StringComparer.Ordinal),
                isState
            )
        );
        return this;
    }
}

/// <summary>A handler and the events that it takes.</summary>
internal sealed record Subscription(
    string Name,
    Type Handler,
    IReadOnlyDictionary<string, MessageDescriptor> Events,
    bool IsState
);
