using Crm.Tickets.Definitions;
using Crm.Tickets.Domain;

namespace Crm.Tickets.Tests.Domain;

public class TicketProcessTests
{
    [Fact]
    public void Shipped_Always_LeadsFromEachStatusSomewhere()
    {
        var process = TicketProcessReader.ReadShipped();

        Assert.Equal(TicketStatus.New, process.Initial);
        Assert.All(
            Enum.GetValues<TicketStatus>(),
            status => Assert.NotEmpty(process.AllowedFrom(status))
        );
        Assert.Equal(
            ["assign", "start", "wait", "resolve", "reopen", "close"],
            process.Moves.Select(move => move.Name)
        );
    }

    [Fact]
    public void Read_OfAnotherProcess_MakesThatOne()
    {
        var process = TicketProcessReader.Read(
            """
            initial: OPEN
            moves:
              - name: close
                from: [OPEN]
                to: CLOSED
                needs:
                  - field: queue
                    kind: REQUEST
            statuses:
              - status: OPEN
                needs:
                  - field: description
            """
        );

        Assert.Equal(TicketStatus.Open, process.Initial);
        Assert.Equal(["close"], process.AllowedFrom(TicketStatus.Open));
        Assert.Empty(process.AllowedFrom(TicketStatus.Closed));
        Assert.Equal(
            new FieldNeed("queue", TicketKind.Request),
            Assert.Single(process.Moves[0].Needs)
        );
        Assert.Equal(
            new FieldNeed("description", null),
            Assert.Single(process.Needs[TicketStatus.Open])
        );
    }

    [Theory]
    [InlineData("field: nonsense")]
    [InlineData("field: queue\n        kind: NONSENSE")]
    public void Read_OfWhatNoTicketHas_Fails(string need)
    {
        var yaml = $"""
            initial: NEW
            statuses:
              - status: OPEN
                needs:
                  - {need}
            """;
        Assert.ThrowsAny<Exception>(() => TicketProcessReader.Read(yaml));
    }
}
