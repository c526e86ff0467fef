using System.Text.Json;
using Crm.Testing;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>What the tests of profiles share.</summary>
public abstract class ProfileTests(CrmHost host) : SegmentationTests(host)
{
    protected static async Task<JsonElement> ProfileAsync(CrmClient client, string contactId) =>
        (await Answers.MustAsync(client.GetAsync($"/v1/contacts/{contactId}/profile"))).Body;

    /// <summary>The profile when everything that happened has arrived.</summary>
    protected async Task<JsonElement> SettledAsync(CrmClient client, string contactId)
    {
        await Host.SettleAsync();
        return await ProfileAsync(client, contactId);
    }

    /// <summary>The value of a trait, or of one over a window, as text; null when there is none.</summary>
    protected static string? Value(JsonElement profile, string name)
    {
        var found = profile
            .GetProperty("traits")
            .EnumerateArray()
            .SelectMany(trait =>
                trait.GetProperty("windows").EnumerateArray().Cast<JsonElement>().Prepend(trait)
            )
            .Single(trait => Text(trait, "name") == name);
        if (!found.TryGetProperty("value", out var value))
            return null;
        var (_, typed) = value.EnumerateObject().Select(pair => (pair.Name, pair.Value)).Single();
        return typed.ValueKind == JsonValueKind.Object ? Text(typed, "amount") : typed.ToString();
    }
}
