using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class ListTicketHistoryTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListTicketHistoryTests(host);

    public sealed class Postgres(PostgresHost host) : ListTicketHistoryTests(host);

    [Fact]
    public async Task ListTicketHistory_AfterMoves_AddsUpToTheTimers()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);
        await MovedAsync(client, ticket.Id, "start");
        await MovedAsync(
            client,
            ticket.Id,
            "wait",
            new { waitingFor = "REQUESTER", waitingReason = "Which?" }
        );
        await Task.Delay(30);
        await MovedAsync(client, ticket.Id, "start");
        await MovedAsync(client, ticket.Id, "resolve");
        var reopened = await MovedAsync(
            client,
            ticket.Id,
            "reopen",
            new { reason = "Still wrong" }
        );

        var entries = (await client.GetAsync($"/v1/tickets/{ticket.Id}/history"))
            .Body.GetProperty("entries")
            .EnumerateArray()
            .ToList();

        Assert.Equal(
            [
                "NEW create",
                "OPEN start",
                "PENDING wait",
                "OPEN start",
                "RESOLVED resolve",
                "OPEN reopen",
            ],
            entries.Select(entry => $"{Text(entry, "status")} {Text(entry, "move")}")
        );
        Assert.Equal(
            ("Which?", "Still wrong"),
            (Text(entries[2], "reason"), Text(entries[5], "reason"))
        );
        Assert.All(
            entries,
            entry => Assert.StartsWith("key:", Text(entry, "actor"), StringComparison.Ordinal)
        );
        for (var i = 0; i < 5; i++)
            Assert.Equal(Text(entries[i], "leaveTime"), Text(entries[i + 1], "enterTime"));
        Assert.False(entries[5].TryGetProperty("leaveTime", out _));
        Assert.Equal(Text(entries[5], "enterTime"), Text(reopened, "timers", "statusTime"));
        var expected = entries
            .Take(5)
            .GroupBy(entry => Text(entry, "status"), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(Length), StringComparer.Ordinal);
        var timers = reopened
            .Body.GetProperty("timers")
            .GetProperty("timeInStatus")
            .EnumerateArray()
            .ToDictionary(time => Text(time, "status"), Length, StringComparer.Ordinal);
        Assert.Equal(expected, timers);
        Assert.True(timers["PENDING"] >= 30);
    }

    [Fact]
    public async Task ListTicketHistory_ByPages_GoesThroughAllOnce()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);
        await MovedAsync(client, ticket.Id, "start");
        await MovedAsync(client, ticket.Id, "resolve");

        var first = await client.GetAsync($"/v1/tickets/{ticket.Id}/history?pageSize=2");
        var second = await client.GetAsync(
            $"/v1/tickets/{ticket.Id}/history?pageSize=2&pageToken={Text(first, "nextPageToken")}"
        );

        Assert.Equal("RESOLVED", Text(second.Body.GetProperty("entries")[0], "status"));
        Assert.False(Has(second, "nextPageToken"));
    }

    [Fact]
    public async Task ListTicketHistory_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketAsync(one);
        var answer = await other.GetAsync($"/v1/tickets/{ticket.Id}/history");
        Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)answer.Status, answer.Code));
    }

    private static decimal Length(System.Text.Json.JsonElement entry) =>
        decimal.Parse(
            Text(entry, "duration").TrimEnd('s'),
            System.Globalization.CultureInfo.InvariantCulture
        ) * 1000;
}
