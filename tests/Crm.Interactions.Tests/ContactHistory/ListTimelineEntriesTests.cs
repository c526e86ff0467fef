using System.Text.Json;
using Crm.Testing;

namespace Crm.Interactions.Tests.ContactHistory;

public abstract class ListTimelineEntriesTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListTimelineEntriesTests(host);

    public sealed class Postgres(PostgresHost host) : ListTimelineEntriesTests(host);

    [Fact]
    public async Task ListTimelineEntries_PageByPage_MergesNewestFirst()
    {
        var client = await NewTenantAsync();
        var (contact, other) = (await NewContactAsync(client), await NewContactAsync(client));
        foreach (var day in new[] { 1, 2, 2, 3, 5, 5 })
        {
            var time = $"2026-01-0{day}T00:00:00Z";
            await Answers.PostedAsync(
                client.PostAsync("/v1/transactions", Sale(contact, ("occurredAt", time)))
            );
            await Answers.PostedAsync(
                client.PostAsync("/v1/activities", Call(contact, ("occurredAt", time)))
            );
            await Answers.PostedAsync(
                client.PostAsync("/v1/activities", Call(other, ("occurredAt", time)))
            );
        }

        var seen = new List<JsonElement>();
        for (var token = ""; token is not null; )
        {
            var page = await client.GetAsync(
                $"/v1/contacts/{contact}/timeline?pageSize=5"
                    + (token.Length == 0 ? "" : $"&pageToken={token}")
            );
            Assert.Equal(200, (int)page.Status);
            seen.AddRange(page.Body.GetProperty("entries").EnumerateArray());
            token = page.Body.TryGetProperty("nextPageToken", out var next)
                ? next.GetString()
                : null;
        }

        Assert.Equal(
            "5 5 5 5 3 3 2 2 2 2 1 1",
            string.Join(' ', seen.Select(entry => Text(entry, "occurredAt")[9]))
        );
        var items = seen.Select(entry =>
                entry.TryGetProperty("transaction", out var sale)
                    ? sale
                    : entry.GetProperty("activity")
            )
            .ToList();
        Assert.Equal(
            12,
            items.Select(item => Text(item, "id")).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.Equal(6, seen.Count(entry => entry.TryGetProperty("transaction", out _)));
        Assert.All(items, item => Assert.Equal(contact, Text(item, "contactId")));
    }

    [Fact]
    public async Task ListTimelineEntries_WithTheTokenOfAnotherContact_IsRefused()
    {
        var client = await NewTenantAsync();
        var (one, other) = (await NewContactAsync(client), await NewContactAsync(client));
        for (var i = 0; i < 2; i++)
            await Answers.PostedAsync(client.PostAsync("/v1/activities", Call(one)));
        var token = Text(
            (await client.GetAsync($"/v1/contacts/{one}/timeline?pageSize=1")).Body,
            "nextPageToken"
        );

        var answer = await client.GetAsync(
            $"/v1/contacts/{other}/timeline?pageSize=1&pageToken={token}"
        );

        Assert.Equal((400, "PAGE_TOKEN_INVALID"), ((int)answer.Status, answer.Code));
    }
}
