using System.Text.Json.Serialization;

namespace Crm.Benchmarks.Floor;

/// <summary>A contact as both the floor and the product show it.</summary>
internal sealed record FloorContact
{
    public string Id { get; set; } = "";
    public string Etag { get; set; } = "";
    public DateTime CreateTime { get; set; }
    public DateTime UpdateTime { get; set; }
    public string Kind { get; set; } = "PERSON";
    public string DisplayName { get; set; } = "";
    public string GivenName { get; set; } = "";
    public string FamilyName { get; set; } = "";
    public IReadOnlyList<FloorEmail> Emails { get; set; } = [];
    public IReadOnlyList<FloorPhone> Phones { get; set; } = [];
    public IReadOnlyList<FloorAddress> Addresses { get; set; } = [];
    public FloorAddress? PrimaryAddress { get; set; }
    public IReadOnlyList<FloorExternalId> ExternalIds { get; set; } = [];
    public IReadOnlyList<string> Tags { get; set; } = [];
    public string OwnerId { get; set; } = "";
    public IReadOnlyDictionary<string, string> CustomFields { get; set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
    public string Source { get; set; } = "";
}

internal sealed record FloorEmail(string Address = "", string Label = "", bool Primary = false);

internal sealed record FloorPhone(string Number = "", string Label = "", bool Primary = false);

internal sealed record FloorAddress(
    string Country = "",
    string Region = "",
    string City = "",
    string Line = "",
    string PostalCode = "",
    string Label = "",
    bool Primary = false
);

internal sealed record FloorExternalId(string System = "", string Value = "");

internal sealed record FloorPage(IReadOnlyList<FloorContact> Contacts);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FloorContact))]
[JsonSerializable(typeof(FloorPage))]
internal sealed partial class FloorJson : JsonSerializerContext;
