using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class TicketMovesTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : TicketMovesTests(host);

    public sealed class Postgres(PostgresHost host) : TicketMovesTests(host);

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["NEW"] = ["assign", "start", "wait", "resolve"],
        ["OPEN"] = ["assign", "wait", "resolve"],
        ["PENDING"] = ["assign", "start", "resolve"],
        ["RESOLVED"] = ["reopen", "close"],
        ["CLOSED"] = ["reopen"],
    };

    private static readonly Dictionary<string, string> Targets = new(StringComparer.Ordinal)
    {
        ["start"] = "OPEN",
        ["wait"] = "PENDING",
        ["resolve"] = "RESOLVED",
        ["reopen"] = "OPEN",
        ["close"] = "CLOSED",
    };

    public static TheoryData<string, string> Moves =>
        [
            .. from status in Allowed.Keys
            from move in new[] { "assign", "start", "wait", "resolve", "reopen", "close" }
            select new TheoryDataRow<string, string>(status, move),
        ];

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Move_FromAStatus_IsMadeOrRefusedWithThoseThatAreAllowed(
        string status,
        string move
    )
    {
        var client = await NewTenantAsync();
        var ticket = await InStatusAsync(client, status);

        var answer = await client.PostAsync($"/v1/tickets/{ticket.Id}:{move}", Body(move));

        if (Allowed[status].Contains(move))
        {
            Assert.True((int)answer.Status == 200, answer.Text);
            Assert.Equal(Targets.GetValueOrDefault(move, status), Text(answer, "status"));
            return;
        }
        Assert.Equal((422, "TICKET_MOVE_NOT_ALLOWED"), ((int)answer.Status, answer.Code));
        Assert.Equal(string.Join(',', Allowed[status]), Text(answer, "metadata", "allowedMoves"));
        Assert.Equal(status, Text(answer, "metadata", "status"));
        var unchanged = await client.GetAsync($"/v1/tickets/{ticket.Id}");
        Assert.Equal(ticket.Text, unchanged.Text);
    }

    private static object Body(string move) =>
        move switch
        {
            "assign" => new { assigneeId = "u-1" },
            "wait" => new { waitingFor = "REQUESTER", waitingReason = "?" },
            _ => new { },
        };

    private static async Task<Answer> InStatusAsync(CrmClient client, string status)
    {
        var ticket = await NewTicketAsync(client);
        string[] path = status switch
        {
            "OPEN" => ["start"],
            "PENDING" => ["wait"],
            "RESOLVED" => ["resolve"],
            "CLOSED" => ["resolve", "close"],
            _ => [],
        };
        foreach (var move in path)
            ticket = await MovedAsync(client, ticket.Id, move, Body(move));
        return ticket;
    }
}
