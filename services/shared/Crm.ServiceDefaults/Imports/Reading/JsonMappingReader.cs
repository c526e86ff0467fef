using System.Text.Json;
using Crm.ServiceDefaults.Imports.Mapping;
using Google.Protobuf;
using NodaTime;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>Lines that are read by a mapping: its columns are the members of the object that are texts, numbers or booleans.</summary>
internal sealed class JsonMappingReader<TResource>(MappingPlan plan, DateTimeZone zone)
    : IJsonRowReader<TResource>
    where TResource : class, IMessage<TResource>, new()
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 20 };

    private readonly MappedRow _row = new(zone) { Cells = new string?[plan.Columns.Count] };

    public ReadRow<TResource> Read(ReadOnlyMemory<byte> line)
    {
        if (ReadCells(line) is { } unreadable)
            return new ReadRow<TResource>(null, unreadable);
        var resource = new TResource();
        var problem = plan.Write(resource, _row);
        return new ReadRow<TResource>(problem is null ? resource : null, problem);
    }

    private RowProblem? ReadCells(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return RowProblem.JsonInvalid("The line is no JSON object.");
            for (var i = 0; i < plan.Columns.Count; i++)
            {
                if (!TryRead(document.RootElement, plan.Columns[i], out _row.Cells[i]))
                    return RowProblem.JsonInvalid(
                        $"'{plan.Columns[i]}' is neither text nor number nor boolean."
                    );
            }
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter: bytes that are no text, or half a surrogate pair.
            return RowProblem.JsonInvalid(exception.Message);
        }
    }

    private static bool TryRead(JsonElement document, string column, out string? cell)
    {
        cell = null;
        if (!document.TryGetProperty(column, out var value))
            return true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.String:
                cell = value.GetString();
                return true;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                cell = value.GetRawText();
                return true;
            default:
                return false;
        }
    }
}
