using System.Diagnostics.CodeAnalysis;

namespace Crm.Filtering;

/// <summary>The bytes of one key in a page position.</summary>
internal abstract class PositionCodec<TKey>(char tag)
    where TKey : notnull
{
    /// <summary>Written before the key, so that a position of another order is recognised.</summary>
    public byte Tag { get; } = (byte)tag;

    public abstract void Write(PositionWriter writer, TKey key);

    public abstract bool TryRead(PositionReader reader, [MaybeNullWhen(false)] out TKey key);
}
