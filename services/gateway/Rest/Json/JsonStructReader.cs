using System.Globalization;
using System.Text.Json;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Gateway.Rest.Json;

/// <summary>Reads JSON of any shape into <c>google.protobuf.Value</c>.</summary>
internal sealed class JsonStructReader(Violations violations)
{
    public Value? ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Value.ForNull();
            case JsonTokenType.True or JsonTokenType.False:
                return Value.ForBool(reader.GetBoolean());
            case JsonTokenType.String:
                return Value.ForString(reader.GetString()!);
            case JsonTokenType.Number:
                return ReadNumber(ref reader);
            case JsonTokenType.StartArray:
                return new Value { ListValue = ReadList(ref reader) };
            default:
                return new Value { StructValue = ReadStruct(ref reader) };
        }
    }

    public Struct? ReadStruct(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return Mismatch<Struct>(ref reader, "It is an object.");
        var members = new Struct();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            violations.Enter(name);
            if (members.Fields.ContainsKey(name))
                violations.Add(ViolationReasons.Duplicate, "It is given more than once.");
            if (ReadValue(ref reader) is { } value)
                members.Fields[name] = value;
            violations.Leave();
        }
        return members;
    }

    public ListValue? ReadList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return Mismatch<ListValue>(ref reader, "It is a list.");
        var list = new ListValue();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            violations.Enter(index.ToString(CultureInfo.InvariantCulture));
            if (ReadValue(ref reader) is { } item)
                list.Values.Add(item);
            violations.Leave();
        }
        return list;
    }

    private Value? ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetDouble(out var number) && double.IsFinite(number))
            return Value.ForNumber(number);
        violations.Add(ViolationReasons.OutOfRange, "It is too large.");
        return null;
    }

    private T? Mismatch<T>(ref Utf8JsonReader reader, string detail)
        where T : class
    {
        violations.Add(TextReasons.TypeMismatch, detail);
        reader.Skip();
        return null;
    }
}
