namespace Crm.Filtering;

/// <summary>A place in an order: the keys of the item that stands there. Made and read by <see cref="Keyset{T}"/>.</summary>
public sealed class KeysetPosition
{
    internal KeysetPosition(IReadOnlyList<object> keys) => Keys = keys;

    internal IReadOnlyList<object> Keys { get; }
}
