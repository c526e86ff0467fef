using System.Text.Json;
using Crm.AllInOne.Demo.Plan;
using Crm.Testing;
using Microsoft.Data.Sqlite;

namespace Crm.EndToEnd.Tests.Process;

/// <summary>The data set of <c>--demo</c>, loaded by a process that is killed twice meanwhile.</summary>
public sealed class DemoTests : IDisposable
{
    private static readonly string[] Demo = ["--demo"];

    private readonly string _data = Directory.CreateTempSubdirectory("crm-demo-").FullName;

    [Fact]
    public async Task Demo_KilledWhileLoading_IsCompletedByTheNextStart()
    {
        string key;
        await using (var first = await StartUntilAsync("of 2200 contacts"))
        {
            key = first.Key!;
            await first.KillAsync();
        }
        await using (var second = await StartUntilAsync("lines of transactions"))
            await second.KillAsync();

        IEnumerable<string> commands;
        await using (var third = await RunningSuite.StartAsync(_data, Demo))
        {
            Assert.Contains(
                third.Lines,
                line => line.StartsWith("Demo     loaded", StringComparison.Ordinal)
            );
            commands = third.Commands;
            Assert.Contains(
                commands,
                command => command.Contains("/overview", StringComparison.Ordinal)
            );
            await CheckAsync(third.ClientOf(key));
            Assert.Equal(0, await third.StopAsync());
        }
        await CompareAsync();

        await using var fourth = await RunningSuite.StartAsync(_data, Demo);
        Assert.DoesNotContain(
            fourth.Lines,
            line => line.StartsWith("Demo     ", StringComparison.Ordinal)
        );
        Assert.Equal(0, await fourth.StopAsync());
    }

    [Fact]
    public void Plan_OfTheSameStart_IsTheSame()
    {
        var start = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        var plan = DemoPlan.Create(start);
        Assert.Equal(
            JsonSerializer.Serialize(plan),
            JsonSerializer.Serialize(DemoPlan.Create(start))
        );
        Assert.Equal(2_000, plan.Customers.Count(customer => !customer.IsCompany));
        Assert.Equal(200, plan.Customers.Count(customer => customer.IsCompany));
        Assert.Equal(300, plan.Tickets.Count);
        Assert.Equal(8, plan.Segments.Count);
        var returns = plan.Orders.Count(order => order.IsReturn);
        Assert.InRange((double)returns / (plan.Orders.Count - returns), 0.04, 0.07);
        Assert.All(
            plan.Orders,
            order => Assert.InRange(order.Time, start.AddYears(-2).AddDays(-1), start)
        );
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private Task<RunningSuite> StartUntilAsync(string progress) =>
        RunningSuite.StartAsync(
            _data,
            Demo,
            line => line.Contains(progress, StringComparison.Ordinal)
        );

    private static async Task CheckAsync(CrmClient client)
    {
        var tickets = (await client.GetAsync("/v1/tickets:count")).Body;
        Assert.Equal(DemoPlan.TicketCount, tickets.GetProperty("total").GetInt32());
        Assert.Equal(5, tickets.GetProperty("statuses").GetArrayLength());
        var segments = (await client.GetAsync("/v1/segments?includeMemberCount=true"))
            .Body.GetProperty("segments")
            .EnumerateArray()
            .ToList();
        Assert.Equal(8, segments.Count);
        Assert.All(
            segments,
            segment =>
            {
                Assert.Equal("ACTIVE", segment.GetProperty("state").GetString());
                Assert.NotEqual("0", segment.GetProperty("memberCount").ToString());
            }
        );
    }

    // What the stores hold is what the plan says, each once.
    private async Task CompareAsync()
    {
        var state = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(_data, "demo.json"))
        );
        var plan = DemoPlan.Create(state.RootElement.GetProperty("Start").GetDateTimeOffset());
        Assert.Equal(
            plan.Customers.Count,
            await CountAsync("contacts", "SELECT COUNT(*) FROM contacts WHERE version = 1")
        );
        Assert.Equal(
            plan.Orders.Count,
            await CountAsync("interactions", "SELECT COUNT(*) FROM transactions")
        );
        Assert.Equal(
            (long)(
                10_000
                * plan.Orders.Sum(order =>
                    order.Lines.Sum(line => line.Quantity * line.UnitPrice)
                    * (order.IsReturn ? -1 : 1)
                )
            ),
            await CountAsync("interactions", "SELECT SUM(sold - returned) FROM transaction_cards")
        );
        Assert.Equal(
            plan.Activities.Count,
            await CountAsync("interactions", "SELECT COUNT(*) FROM activities")
        );
        Assert.Equal(
            plan.Activities.Count,
            await CountAsync("interactions", "SELECT SUM(count) FROM contact_card_counts")
        );
    }

    private async Task<long> CountAsync(string service, string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_data, service + ".db")};Pooling=False"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
