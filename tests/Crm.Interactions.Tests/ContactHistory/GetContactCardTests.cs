using System.Text.Json;
using Crm.Testing;

namespace Crm.Interactions.Tests.ContactHistory;

public abstract class GetContactCardTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetContactCardTests(host);

    public sealed class Postgres(PostgresHost host) : GetContactCardTests(host);

    [Fact]
    public async Task GetContactCard_FollowsCreationChangeAndDeletion()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var activities = new List<Answer>();
        foreach (var day in new[] { 1, 2, 3 })
        {
            var call = Call(
                contact,
                ("direction", "INBOUND"),
                ("occurredAt", $"2026-01-0{day}T00:00:00Z")
            );
            activities.Add(await Answers.PostedAsync(client.PostAsync("/v1/activities", call)));
        }
        Assert.Equal(
            ["CALL INBOUND 3 2026-01-03T00:00:00Z"],
            Counts(await CardAsync(client, contact))
        );

        await client.PatchAsync(
            $"/v1/activities/{activities[2].Id}",
            new { kind = "EMAIL", direction = "OUTBOUND" },
            "*"
        );
        var card = await CardAsync(client, contact);
        Assert.Equal(
            ["CALL INBOUND 2 2026-01-02T00:00:00Z", "EMAIL OUTBOUND 1 2026-01-03T00:00:00Z"],
            Counts(card)
        );
        Assert.Equal("3", Text(card, "activities"));
        Assert.Equal("2026-01-03T00:00:00Z", Text(card, "lastActivityTime"));
        Assert.Equal("2026-01-02T00:00:00Z", Text(card, "lastInboundTime"));
        Assert.Equal("2026-01-03T00:00:00Z", Text(card, "lastOutboundTime"));
        Assert.Equal(activities[2].Id, Text(card.GetProperty("recentActivities")[0], "id"));

        await client.PatchAsync(
            $"/v1/activities/{activities[0].Id}",
            new { occurredAt = "2026-01-09T00:00:00Z" },
            "*"
        );
        Assert.Contains(
            "CALL INBOUND 2 2026-01-09T00:00:00Z",
            Counts(await CardAsync(client, contact))
        );

        await client.DeleteAsync($"/v1/activities/{activities[0].Id}", "*");
        await client.DeleteAsync($"/v1/activities/{activities[2].Id}", "*");
        Assert.Equal(
            ["CALL INBOUND 1 2026-01-02T00:00:00Z"],
            Counts(await CardAsync(client, contact))
        );
    }

    [Fact]
    public async Task GetContactCard_WithoutActivities_IsEmpty()
    {
        var client = await NewTenantAsync();

        var card = await CardAsync(client, await NewContactAsync(client));

        Assert.Equal("0", Text(card, "activities"));
        Assert.False(card.TryGetProperty("lastActivityTime", out _));
    }

    private static async Task<JsonElement> CardAsync(CrmClient client, string contact)
    {
        var answer = await client.GetAsync($"/v1/contacts/{contact}/contact-card");
        Assert.Equal(200, (int)answer.Status);
        return answer.Body;
    }

    private static List<string> Counts(JsonElement card) =>
        [
            .. card.GetProperty("activityCounts")
                .EnumerateArray()
                .Select(item =>
                    $"{Text(item, "kind")} {Text(item, "direction")} {Text(item, "count")} {Text(item, "lastTime")}"
                ),
        ];
}
