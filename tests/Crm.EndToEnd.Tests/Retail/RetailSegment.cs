using System.Net;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Retail;

/// <summary>The segment of good customers of one country, and who must be in it.</summary>
internal sealed class RetailSegment(CrmClient client, string id)
{
    public const string Rule =
        "traits.revenue > 500 AND primaryAddress.country = \"United Kingdom\"";

    public string Id => id;

    public static async Task<RetailSegment> CreateAsync(CrmClient client)
    {
        var created = await client.PostAsync(
            "/v1/segments",
            new
            {
                name = "Good customers in the United Kingdom",
                kind = "DYNAMIC",
                rule = Rule,
            }
        );
        Assert.True(created.Status == HttpStatusCode.Created, created.Text);
        return new RetailSegment(client, created.Id);
    }

    /// <summary>The numbers of those who must be in it.</summary>
    public static IReadOnlyList<string> Expected(RetailFile file) =>
        [
            .. RetailCustomer
                .Of(file)
                .Where(customer =>
                    customer.Revenue > 500
                    && customer.Country.Equals("United Kingdom", StringComparison.OrdinalIgnoreCase)
                )
                .Select(customer => customer.Number)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The numbers of those who are in it.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(
        IReadOnlyDictionary<string, string> numbers
    )
    {
        var members = new List<string>();
        await foreach (
            var member in RetailPages.ReadAsync(client, $"/v1/segments/{id}/members", "members")
        )
            members.Add(numbers[member.GetProperty("contactId").GetString()!]);
        return [.. members.Order(StringComparer.Ordinal)];
    }
}

/// <summary>Lists, page by page.</summary>
internal static class RetailPages
{
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        CrmClient client,
        string path,
        string items
    )
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (var token = ""; ; )
        {
            var page = await client.GetAsync(
                $"{path}{separator}pageSize=200&pageToken={Uri.EscapeDataString(token)}"
            );
            Assert.True(page.Status == HttpStatusCode.OK, page.Text);
            foreach (var item in page.Body.GetProperty(items).EnumerateArray())
                yield return item;
            if (!page.Body.TryGetProperty("nextPageToken", out var next))
                yield break;
            token = next.GetString()!;
        }
    }

    /// <summary>The numbers of the customers by the ids of their contacts.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NumbersAsync(CrmClient client)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var contact in ReadAsync(client, "/v1/contacts", "contacts"))
            numbers.Add(
                contact.GetProperty("id").GetString()!,
                contact.GetProperty("externalIds")[0].GetProperty("value").GetString()!
            );
        return numbers;
    }
}
