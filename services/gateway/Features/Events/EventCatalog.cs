using System.Collections.Frozen;
using Crm.Messaging;
using Crm.Schemas;

namespace Crm.Gateway.Features.Events;

/// <summary>All events that the contract knows, by type.</summary>
internal sealed class EventCatalog(Contract contract)
{
    private readonly FrozenDictionary<string, ContractEvent> _byType =
        contract.Events.ToFrozenDictionary(one => EventTypes.Of(one.Descriptor));

    /// <summary>The types, sorted.</summary>
    public IReadOnlyList<string> Types => [.. _byType.Keys.Order(StringComparer.Ordinal)];

    /// <summary>All events.</summary>
    public IEnumerable<ContractEvent> Events => _byType.Values;

    /// <summary>What the contract says of a type; null when it does not know it.</summary>
    public ContractEvent? Find(string type) => _byType.GetValueOrDefault(type);

    /// <summary>The types that a pattern names, with a trailing <c>*</c> for any end.</summary>
    public IReadOnlyList<string> Matching(string pattern) =>
        pattern.EndsWith('*')
            ? [.. Types.Where(type => type.StartsWith(pattern[..^1], StringComparison.Ordinal))]
            : [.. Types.Where(type => type == pattern)];
}
