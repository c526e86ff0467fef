using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class ReopenTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ReopenTicketTests(host);

    public sealed class Postgres(PostgresHost host) : ReopenTicketTests(host);

    [Fact]
    public async Task ReopenTicket_WhenItIsResolvedOrClosed_OpensIt()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var resolved = await MovedAsync(client, ticket.Id, "resolve");
        var reopened = await MovedAsync(
            client,
            ticket.Id,
            "reopen",
            new { reason = "Still wrong" }
        );
        await MovedAsync(client, ticket.Id, "resolve");
        await MovedAsync(client, ticket.Id, "close");
        var again = await MovedAsync(client, ticket.Id, "reopen");

        Assert.Equal(
            ("OPEN", "1"),
            (Text(reopened, "status"), Text(reopened, "timers", "reopenCount"))
        );
        Assert.False(Has(reopened, "timers", "resolveTime"));
        Assert.Equal(
            Text(resolved, "timers", "timeToFirstResolution"),
            Text(again, "timers", "timeToFirstResolution")
        );
        Assert.Equal("2", Text(again, "timers", "reopenCount"));
        Assert.False(Has(again, "timers", "closeTime"));
    }
}
