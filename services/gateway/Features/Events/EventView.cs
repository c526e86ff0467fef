using System.Globalization;
using System.Text.Json;
using Crm.Gateway.Domain;

namespace Crm.Gateway.Features.Events;

/// <summary>A logged event as filters see it; its data is read when a filter asks for it.</summary>
internal sealed class EventView(LoggedEvent logged)
{
    private JsonElement? _data;

    public LoggedEvent Event { get; } = logged;

    public string Type => Event.Type;

    public string Source => Event.Source;

    public string Subject => Event.Subject;

    public DateTimeOffset Time => Event.Time;

    public long Sequence => Event.Sequence;

    public string? Text(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public IEnumerable<string?> Texts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString())
            : [];

    public bool? Flag(string name) =>
        Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value
            ? value.GetBoolean()
            : null;

    public decimal? Number(string name) => Find(name) is { } value ? NumberOf(value) : null;

    public DateTimeOffset? Instant(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value
        && value.TryGetDateTimeOffset(out var instant)
            ? instant
            : null;

    // An amount of money is compared by its number.
    private static decimal? NumberOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDecimal(),
            JsonValueKind.Object when value.TryGetProperty("amount", out var amount) => NumberOf(
                amount
            ),
            JsonValueKind.String
                when decimal.TryParse(
                    value.GetString(),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            _ => null,
        };

    private JsonElement? Find(string name)
    {
        _data ??= JsonDocument.Parse(Event.Data).RootElement;
        return _data.Value.TryGetProperty(name, out var value) ? value : null;
    }
}
