using System.Collections.Frozen;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>A field: how its value is written in binary and in JSON.</summary>
internal sealed class WireField
{
    private readonly FrozenDictionary<int, JsonEncodedText>? _names;

    public WireField(FieldDescriptor field)
    {
        Number = field.FieldNumber;
        Name = JsonEncodedText.Encode(field.JsonName);
        Type = field.FieldType;
        IsMap = field.IsMap;
        IsRepeated = field.IsRepeated && !field.IsMap;
        // What was not set is absent where that can be told; else its default is written.
        IsAbsentUnlessSet = field.HasPresence;
        IsPackable = Type is not (FieldType.String or FieldType.Bytes or FieldType.Message);
        if (field.FieldType == FieldType.Message)
            Message = WirePlan.Of(field.MessageType);
        if (field.FieldType != FieldType.Enum)
            return;
        IsNull = field.EnumType.FullName == "google.protobuf.NullValue";
        _names = field
            .EnumType.Values.DistinctBy(value => value.Number)
            .ToFrozenDictionary(value => value.Number, value => JsonEncodedText.Encode(value.Name));
    }

    public int Number { get; }

    public JsonEncodedText Name { get; }

    public FieldType Type { get; }

    public bool IsMap { get; }

    public bool IsRepeated { get; }

    public bool IsAbsentUnlessSet { get; }

    /// <summary>Whether several values may stand in one block.</summary>
    public bool IsPackable { get; }

    /// <summary>Whether it stands for null.</summary>
    public bool IsNull { get; }

    /// <summary>The message that it holds; of a map, its entry.</summary>
    public WirePlan? Message { get; }

    /// <summary>The name of an enum value; null when the contract has none.</summary>
    public JsonEncodedText? NameOf(int value) =>
        _names!.TryGetValue(value, out var name) ? name : null;
}
