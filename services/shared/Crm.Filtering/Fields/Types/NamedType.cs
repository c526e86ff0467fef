namespace Crm.Filtering;

/// <summary>Values with names; only the names are known to clients, so there is no order.</summary>
internal sealed class NamedType<TValue>(IReadOnlyDictionary<string, TValue> names)
    : FieldType<TValue>(FieldKind.Enum)
    where TValue : notnull
{
    private readonly string _list = string.Join(", ", names.Keys);

    internal override bool IsOrdered => false;

    internal override string Expected => $"one of {_list}";

    internal override LiteralReading<TValue> Read(string text) =>
        names.TryGetValue(text, out var value)
            ? LiteralReading<TValue>.Of(value)
            : LiteralReading<TValue>.Bad($"it is none of {_list}");
}
