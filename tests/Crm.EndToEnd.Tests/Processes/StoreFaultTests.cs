using System.Net;
using Crm.Contacts.V1;
using Crm.EndToEnd.Tests.Retail;
using Crm.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Crm.EndToEnd.Tests.Processes;

/// <summary>The store is slow, or away: callers are told so in time, nothing that was acknowledged is lost, and it goes on by itself.</summary>
[Collection(ProcessesTests.Name)]
public sealed class StoreFaultTests(ProcessesFixture fixture)
{
    private const string Waiting =
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    private const string CancelOfWaiting =
        "SELECT COUNT(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task SlowStore_WithADeadline_AnswersInTimeAndStopsTheQuery()
    {
        var suite = fixture.Suite;
        var client = await suite.NewTenantAsync();
        var contact = await client.PostAsync("/v1/contacts", new { displayName = "Ada" });
        Assert.True(contact.Status == HttpStatusCode.Created, contact.Text);
        await using var connection = await suite.OpenStoreAsync("contacts");
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();

            var read = await client.GetAsync(
                $"/v1/contacts/{contact.Id}",
                ("Request-Timeout", "1")
            );
            Assert.Equal(
                (HttpStatusCode.GatewayTimeout, "DEADLINE_EXCEEDED"),
                (read.Status, read.Code)
            );
            using var channel = GrpcChannel.ForAddress(suite.GrpcDoors[1]);
            var failure = await Assert.ThrowsAsync<RpcException>(async () =>
                await new ContactsService.ContactsServiceClient(channel).UpdateContactAsync(
                    new UpdateContactRequest
                    {
                        Id = contact.Id,
                        Contact = new Contact { Id = contact.Id, DisplayName = "Grace" },
                        UpdateMask = new() { Paths = { "display_name" } },
                        Etag = contact.Etag,
                    },
                    client.Metadata,
                    DateTime.UtcNow.AddSeconds(1)
                )
            );
            Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
            // Who asked has gone: the queries must not go on waiting for the table.
            await Until.TrueAsync(async () =>
                await suite.ScalarAsync(
                    "contacts",
                    "SELECT COUNT(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
                        + "WHERE c.relname = 'contacts' AND NOT l.granted"
                ) == 0
            );
        }
        var again = await client.GetAsync($"/v1/contacts/{contact.Id}");
        Assert.True(again.Status == HttpStatusCode.OK, again.Text);
        Assert.Equal("Ada", again.Body.GetProperty("displayName").GetString());
    }

    // As an administrator does it, or the cancelling of the query before it on the same connection that came late.
    [Fact]
    public async Task Queries_ThatTheStoreCancels_AreAskedAgain()
    {
        var suite = fixture.Suite;
        var client = await suite.NewTenantAsync();
        var contact = await client.PostAsync("/v1/contacts", new { displayName = "Ada" });
        Assert.True(contact.Status == HttpStatusCode.Created, contact.Text);
        Task<Answer> read,
            created,
            changed;
        await using (var connection = await suite.OpenStoreAsync("contacts"))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();

            read = client.GetAsync($"/v1/contacts/{contact.Id}");
            created = client.PostAsync("/v1/contacts", new { displayName = "Grace" });
            changed = client.PatchAsync(
                $"/v1/contacts/{contact.Id}",
                new { givenName = "Ada" },
                "*"
            );
            await Until.TrueAsync(async () => await suite.ScalarAsync("contacts", Waiting) >= 3);
            Assert.NotEqual(0, await suite.ScalarAsync("contacts", CancelOfWaiting));
        }
        Assert.Equal(HttpStatusCode.OK, (await read).Status);
        Assert.Equal(HttpStatusCode.Created, (await created).Status);
        Assert.Equal(HttpStatusCode.OK, (await changed).Status);
        var found = await client.GetAsync("/v1/contacts");
        Assert.Equal(2, found.Body.GetProperty("contacts").GetArrayLength());
    }

    [Fact]
    public async Task Postgres_StoppedAndStartedUnderLoad_IsToldAndLosesNothing()
    {
        var suite = fixture.Suite;
        var client = await suite.NewTenantAsync();
        var acknowledged = new List<string>();
        await CreateAsync(client, acknowledged, () => acknowledged.Count == 10);
        using var over = new CancellationTokenSource();
        var load = Task.Run(() =>
            CreateAsync(client, acknowledged, () => over.IsCancellationRequested)
        );

        await fixture.Server.StopAsync();
        var contacts = suite.Of("contacts")[0];
        await Until.TrueAsync(async () => !await contacts.IsReadyAsync());
        await Until.TrueAsync(async () =>
            (await client.GetAsync("/v1/contacts")).Status == HttpStatusCode.ServiceUnavailable
        );
        Assert.True(contacts.IsRunning);
        await fixture.Server.StartAsync();

        await Until.TrueAsync(async () => await contacts.IsReadyAsync());
        var before = acknowledged.Count;
        await Until.TrueAsync(() => Volatile.Read(ref before) < acknowledged.Count);
        await over.CancelAsync();
        await load;
        await suite.SettleAsync(Patience);
        var names = new List<string>();
        await foreach (var one in RetailPages.ReadAsync(client, "/v1/contacts", "contacts"))
            names.Add(one.GetProperty("displayName").GetString()!);
        Assert.Equal(acknowledged.Order(), names.Order());
    }

    // One after the other, each until it is answered; whatever is refused meanwhile says that it may be tried again.
    private static async Task CreateAsync(
        CrmClient client,
        List<string> acknowledged,
        Func<bool> isOver
    )
    {
        while (!isOver())
        {
            var name = $"Person {acknowledged.Count}";
            Answer answer;
            do
            {
                answer = await client.PostAsync(
                    "/v1/contacts",
                    new { displayName = name },
                    ("Idempotency-Key", name.Replace(' ', '-'))
                );
                Assert.True(
                    answer.Status
                        is HttpStatusCode.Created
                            or HttpStatusCode.ServiceUnavailable
                            or HttpStatusCode.GatewayTimeout
                            or HttpStatusCode.Conflict,
                    answer.Text
                );
            } while (answer.Status != HttpStatusCode.Created);
            acknowledged.Add(name);
        }
    }
}
