using System.Net;
using System.Text.Json;
using Crm.EndToEnd.Tests.Process;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Retail;

/// <summary>The real invoices again, by a process that is killed twice meanwhile and is sent everything once more.</summary>
internal sealed class KilledRetail : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("crm-retail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Imports the file.</summary>
    /// <returns>What the stores hold in the end, and the numbers of the members of the segment.</returns>
    public async Task<(IReadOnlyList<string> State, IReadOnlyList<string> Members)> RunAsync(
        string path,
        RetailFile file
    )
    {
        var data = Path.Combine(_folder, "data");
        // Small chunks, so that there is much to be cut in two.
        string[] arguments = ["--Imports:RecordsInChunk=100"];
        var suite = await RunningSuite.StartAsync(data, arguments);
        try
        {
            var key = suite.Key!;
            var client = suite.ClientOf(key);
            var settings = await client.PatchAsync(
                "/v1/tenants/default",
                new { baseCurrency = "GBP", timeZone = "Europe/London" },
                "*"
            );
            Assert.True(settings.Status == HttpStatusCode.OK, settings.Text);
            var segment = await RetailSegment.CreateAsync(client);
            foreach (var isContacts in new[] { true, false })
            {
                var accepted = await SendAsync(client, path, isContacts);
                await MiddleAsync(client, accepted);
                await suite.KillAsync();
                await suite.DisposeAsync();
                suite = await RunningSuite.StartAsync(data, arguments);
                client = suite.ClientOf(key);
                var again = await SendAsync(client, path, isContacts);
                Assert.Equal(accepted.Id, again.Id);
                Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
                var ended = await client.FinishAsync(accepted);
                Assert.True(ended.TryGetProperty("response", out _), ended.ToString());
            }

            // Whoever knows nothing of the key sends it once more.
            var import = new RetailImport(client, path);
            Assert.Equal(0, Written(await import.ContactsAsync()));
            Assert.Equal(0, Written(await import.TransactionsAsync()));

            var members = await MembersAsync(client, segment.Id, RetailSegment.Expected(file));
            await RetailEvents.CheckAsync(client, segment.Id, members.Count);
            Assert.Equal(0, await suite.StopAsync());
            return (await RetailState.ReadAsync(data, "default"), members);
        }
        finally
        {
            await suite.DisposeAsync();
        }
    }

    private static Task<Answer> SendAsync(CrmClient client, string path, bool isContacts)
    {
        var import = new RetailImport(client, path);
        return isContacts
            ? import.SendContactsAsync("retail-contacts")
            : import.SendTransactionsAsync("retail-transactions");
    }

    private static int Written(JsonElement response) =>
        response.GetProperty("created").GetInt32() + response.GetProperty("updated").GetInt32();

    private static async Task MiddleAsync(CrmClient client, Answer accepted)
    {
        while (true)
        {
            var operation = (await client.GetAsync($"/v1/operations/{accepted.Id}")).Body;
            Assert.False(operation.GetProperty("done").GetBoolean(), "It ended before the kill.");
            if (
                operation.TryGetProperty("progress", out var progress)
                && progress.GetProperty("processed").GetInt32() > 5_000
            )
                return;
            await Task.Delay(10);
        }
    }

    // Memberships follow the facts: whoever is expected comes soon, and then nobody else.
    private static async Task<IReadOnlyList<string>> MembersAsync(
        CrmClient client,
        string segmentId,
        IReadOnlyList<string> expected
    )
    {
        var numbers = await RetailPages.NumbersAsync(client);
        var segment = new RetailSegment(client, segmentId);
        var until = DateTime.UtcNow + LongestWait;
        while (true)
        {
            var members = await segment.MembersAsync(numbers);
            if (members.SequenceEqual(expected) || DateTime.UtcNow > until)
                return members;
            await Task.Delay(500);
        }
    }
}
