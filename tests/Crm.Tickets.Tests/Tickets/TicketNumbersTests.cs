using System.Data;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Crm.Tickets.Data;
using Crm.Tickets.Data.Providers;
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
        await using var db = new SqlServerTicketsDbContext(
            new DbContextOptionsBuilder<SqlServerTicketsDbContext>().UseSqlServer(server).Options
        );
        db.BelongTo(
            new CallerAccessor { Caller = Caller.System("acme", "test") },
            new WriteGate(isOpen: true)
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
