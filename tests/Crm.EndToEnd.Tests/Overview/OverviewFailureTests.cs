using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Overview;

/// <summary>A product whose gateway finds nobody where interactions should be, and nobody who answers where tickets should be.</summary>
public sealed class BrokenHost : CrmHost
{
    // Takes connections and never says anything.
    private readonly TcpListener _silence = new(IPAddress.Loopback, 0);

    protected override IEnumerable<string> FurtherArguments
    {
        get
        {
            _silence.Start();
            return
            [
                "--Gateway:Services:interactions=http://127.0.0.1:9",
                $"--Gateway:Services:tickets=http://127.0.0.1:{((IPEndPoint)_silence.LocalEndpoint).Port}",
                "--Gateway:Gateway:Overview:SectionDeadline=00:00:10",
            ];
        }
    }
}

/// <summary>A product whose gateway finds nobody where contacts should be.</summary>
public sealed class HeadlessHost : CrmHost
{
    protected override IEnumerable<string> FurtherArguments =>
        ["--Gateway:Services:contacts=http://127.0.0.1:9"];
}

/// <summary>A section whose service fails spoils nothing but itself.</summary>
public sealed class OverviewFailureTests(BrokenHost broken, HeadlessHost headless)
    : IClassFixture<BrokenHost>,
        IClassFixture<HeadlessHost>
{
    [Fact]
    public async Task GetContactOverview_WhenServicesAreDownOrLate_SaysSoAndHasTheRest()
    {
        var client = await broken.NewTenantAsync();
        var contact = await client.PostAsync("/v1/contacts", new { displayName = "Ada" });

        var answer = await client.GetAsync($"/v1/contacts/{contact.Id}/overview");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("UNAVAILABLE", "SERVICE_UNAVAILABLE"), State(answer.Body, "contactCard"));
        Assert.Equal(("UNAVAILABLE", "SERVICE_UNAVAILABLE"), State(answer.Body, "transactionCard"));
        Assert.Equal(("DEADLINE_EXCEEDED", "DEADLINE_EXCEEDED"), State(answer.Body, "openTickets"));
        Assert.Equal(("OK", ""), State(answer.Body, "segments"));
        Assert.Equal(contact.Id, answer.Body.GetProperty("contact").GetProperty("id").GetString());
    }

    [Fact]
    public async Task GetContactOverview_WhenTheCallIsShort_LeavesTimeToAnswer()
    {
        var client = await broken.NewTenantAsync();
        var contact = await client.PostAsync("/v1/contacts", new { displayName = "Ada" });

        // Less than a section may take, and enough that a fifth of it is time to answer on a busy machine.
        var answer = await client.GetAsync(
            $"/v1/contacts/{contact.Id}/overview",
            ("Request-Timeout", "8")
        );

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("DEADLINE_EXCEEDED", State(answer.Body, "openTickets").Status);
    }

    [Fact]
    public async Task GetContactOverview_WhenContactsIsDown_IsUnavailable()
    {
        var client = await headless.NewTenantAsync();
        foreach (
            var path in new[]
            {
                $"/v1/contacts/{Guid.CreateVersion7()}/overview",
                "/v1/contacts:history?email=ada@example.com",
            }
        )
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE"),
                (answer.Status, answer.Code)
            );
            Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
        }
    }

    private static (string? Status, string? Code) State(JsonElement overview, string section)
    {
        var state = overview.GetProperty(section).GetProperty("state");
        return (state.GetProperty("status").GetString(), state.GetProperty("code").GetString());
    }
}
