using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Segmentation.Data;

/// <summary>Keeps a list that is only ever read and written as a whole as JSON text.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PropertyBuilder<IReadOnlyList<string>> IsJson(
        this PropertyBuilder<IReadOnlyList<string>> property
    ) =>
        property.HasConversion(
            list => JsonSerializer.Serialize(list, Options),
            json => JsonSerializer.Deserialize<List<string>>(json, Options) ?? new List<string>(),
            new ValueComparer<IReadOnlyList<string>>(
                (left, right) => ReferenceEquals(left, right) || left!.SequenceEqual(right!),
                list => list.Count,
                list => list
            )
        );
}
