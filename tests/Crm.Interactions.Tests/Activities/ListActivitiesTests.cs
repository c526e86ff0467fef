using Crm.Testing;

namespace Crm.Interactions.Tests.Activities;

public abstract class ListActivitiesTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListActivitiesTests(host);

    public sealed class Postgres(PostgresHost host) : ListActivitiesTests(host);

    [Theory]
    [InlineData("contactId = \"{0}\"", "a b")]
    [InlineData("externalId = \"1\"", "a")]
    [InlineData("kind = WEB_VISIT", "c")]
    [InlineData("direction = INBOUND", "a")]
    [InlineData("direction = DIRECTION_UNSPECIFIED", "b c")]
    [InlineData("channel = phone", "a")]
    [InlineData("tags:\"vip\"", "a b")]
    [InlineData("tags:VIP AND NOT tags:spring", "b")]
    [InlineData("NOT tags:*", "c")]
    [InlineData("occurredAt < 2026-01-02 OR occurredAt >= 2026-01-03", "a c")]
    [InlineData("createTime > 2020-01-01 AND updateTime > 2020-01-01 AND kind = CALL", "a b")]
    public async Task ListActivities_WithAFilter_GivesThoseThatMatch(string filter, string expected)
    {
        var client = await NewTenantAsync();
        var (one, other) = (await NewContactAsync(client), await NewContactAsync(client));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var (name, activity) in new[]
            {
                (
                    "a",
                    Call(
                        one,
                        ("externalId", "1"),
                        ("direction", "INBOUND"),
                        ("channel", "Phone"),
                        ("tags", new[] { "VIP", "spring" }),
                        ("occurredAt", "2026-01-01T00:00:00Z")
                    )
                ),
                ("b", Call(one, ("tags", new[] { "Vip" }), ("occurredAt", "2026-01-02T00:00:00Z"))),
                ("c", Call(other, ("kind", "WEB_VISIT"), ("occurredAt", "2026-01-03T00:00:00Z"))),
            }
        )
            ids[(await Answers.PostedAsync(client.PostAsync("/v1/activities", activity))).Id] =
                name;

        var text = Uri.EscapeDataString(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, filter, one)
        );
        var answer = await client.GetAsync($"/v1/activities?orderBy=occurredAt&filter={text}");

        Assert.Equal(expected, string.Join(' ', Ids(answer, "activities").Select(id => ids[id])));
    }

    [Theory]
    [InlineData("", "3 2 1")]
    [InlineData("occurredAt", "1 2 3")]
    [InlineData("createTime", "2 1 3")]
    [InlineData("updateTime desc", "3 1 2")]
    public async Task ListActivities_InAnOrder_GivesThemPageByPage(string orderBy, string expected)
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var days = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var day in new[] { "2", "1", "3" })
            days[
                (
                    await Answers.PostedAsync(
                        client.PostAsync(
                            "/v1/activities",
                            Call(contact, ("occurredAt", $"2026-01-0{day}T00:00:00Z"))
                        )
                    )
                ).Id
            ] = day;

        var seen = new List<string>();
        for (var token = ""; token is not null; )
        {
            var page = await client.GetAsync(
                $"/v1/activities?pageSize=2&orderBy={Uri.EscapeDataString(orderBy)}"
                    + (token.Length == 0 ? "" : $"&pageToken={token}")
            );
            seen.AddRange(Ids(page, "activities"));
            token = page.Body.TryGetProperty("nextPageToken", out var next)
                ? next.GetString()
                : null;
        }

        Assert.Equal(expected, string.Join(' ', seen.Select(id => days[id])));
    }
}
