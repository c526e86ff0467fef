using System.Data;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Crm.Tickets.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Tests.Tickets;

public sealed class TicketNumbersTests
{
    [Fact]
    public async Task NextNumber_OnSqlServer_IsAskedInItsLanguage()
    {
        var server = new SilentConnection();
        server.Answers.Enqueue(
            new DataTable { Columns = { { "Value", typeof(int) } }, Rows = { 7 } }
        );
        await using var db = (TicketsDbContext)
            StoreContexts.Create(
                "tickets",
                StoreProvider.SqlServer,
                options => options.UseSqlServer(server),
                "acme"
            );
        Assert.Equal(7, await new TicketNumbers(db).NextAsync(CancellationToken.None));

        var told = Assert.Single(server.Told);
        Assert.StartsWith(
            "MERGE INTO ticket_counters WITH (HOLDLOCK)",
            told.CommandText,
            StringComparison.Ordinal
        );
        Assert.EndsWith(";", told.CommandText.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("acme", Assert.Single(told.Parameters).Value);
    }
}
