using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class CountTicketsTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CountTicketsTests(host);

    public sealed class Postgres(PostgresHost host) : CountTicketsTests(host);

    [Fact]
    public async Task CountTickets_ByStatusAndQueue_AddsUp()
    {
        var client = await NewTenantAsync();
        foreach (var queue in new[] { "Billing", "billing", "returns", "" })
            await NewTicketAsync(client, ("queue", queue));
        await MovedAsync(client, (await NewTicketAsync(client, ("queue", "returns"))).Id, "start");
        await NewTicketAsync(await NewTenantAsync(), ("queue", "returns"));

        var all = (await client.GetAsync("/v1/tickets:count")).Body;
        var open = (await client.GetAsync("/v1/tickets:count?filter=status%20%3D%20OPEN")).Body;

        Assert.Equal("5", Text(all, "total"));
        Assert.Equal(
            ["NEW 4", "OPEN 1", "PENDING 0", "RESOLVED 0", "CLOSED 0"],
            all.GetProperty("statuses")
                .EnumerateArray()
                .Select(s => $"{Text(s, "status")} {Text(s, "count")}")
        );
        Assert.Equal(
            ["billing 2", "returns 2", " 1"],
            all.GetProperty("queues")
                .EnumerateArray()
                .Select(q => $"{Text(q, "queue")} {Text(q, "count")}")
        );
        Assert.Equal(
            ["NEW 1", "OPEN 1"],
            all.GetProperty("queues")[1]
                .GetProperty("statuses")
                .EnumerateArray()
                .Select(s => $"{Text(s, "status")} {Text(s, "count")}")
        );
        Assert.Equal(
            ("1", "1"),
            (Text(open, "total"), Text(open.GetProperty("queues")[0], "count"))
        );
        Assert.Equal("FILTER_INVALID", (await client.GetAsync("/v1/tickets:count?filter=x")).Code);
    }
}
