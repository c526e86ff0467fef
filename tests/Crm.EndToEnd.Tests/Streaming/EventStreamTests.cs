using System.Net;
using System.Text.Json;
using Crm.Gateway.V1;
using Crm.Testing;
using Grpc.Core;

namespace Crm.EndToEnd.Tests.Streaming;

public sealed class EventStreamOnSqlite(SqliteHost host)
    : EventStreamTests(host),
        IClassFixture<SqliteHost>;

public sealed class EventStreamOnPostgres(PostgresHost host)
    : EventStreamTests(host),
        IClassFixture<PostgresHost>;

/// <summary>The stream tells what happens: all of it, once, to those who may know.</summary>
public abstract class EventStreamTests(CrmHost host)
{
    private const string Created = "crm.contacts.contact-created.v1";
    private const string Contacts = "/v1/events?type=crm.contacts.*";

    [Fact]
    public async Task Watch_WhenItIsResumedWhileWritesGoOn_LosesAndDoublesNothing()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        const int count = 60;
        string position;
        using (var stream = await client.WatchAsync($"/v1/events?type={Created}"))
        {
            await stream.BeginAsync();
            position = stream.LastEventId;
        }
        var writing = CreateAsync(client, count);

        var seen = new List<string>();
        while (seen.Count < count)
        {
            using var stream = await client.WatchAsync($"/v1/events?type={Created}", position);
            foreach (var one in await stream.TakeAsync(Math.Min(17, count - seen.Count)))
                seen.Add(Subject(one));
            position = stream.LastEventId;
        }

        Assert.Equal((await writing).Order(), seen.Order());
        using var rest = await client.WatchAsync($"/v1/events?type={Created}", position);
        await Assert.ThrowsAsync<TimeoutException>(() => rest.NextAsync(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task Watch_SinceATime_BeginsThere()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        using (var before = await WatchFromNowAsync(client, Contacts))
        {
            await CreateAsync(client, 3);
            await before.TakeAsync(3);
        }
        await Task.Delay(5);
        var since = DateTimeOffset.UtcNow.ToString("O");
        await Task.Delay(5);
        var later = await CreateAsync(client, 3);

        using var stream = await client.WatchAsync(
            $"{Contacts}&since={Uri.EscapeDataString(since)}"
        );
        var events = await stream.TakeAsync(3);

        // The order is that of each contact, not that of all.
        Assert.Equal(later.Order(), events.Select(Subject).Order());
    }

    [Fact]
    public async Task Watch_Always_TellsOneTenantNothingOfAnother()
    {
        host.Demand();
        var (one, two) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        using var stream = await WatchFromNowAsync(two, Contacts);
        using var own = await WatchFromNowAsync(one, Contacts);
        await CreateAsync(one, 2);
        await own.TakeAsync(2);
        var created = await CreateAsync(two, 1);

        Assert.Equal(created[0], Subject((await stream.NextAsync())!));
        var foreign = await two.GetAsync(Contacts, ("Last-Event-ID", own.LastEventId));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "EVENT_POSITION_INVALID"),
            (foreign.Status, foreign.Code)
        );
        var list = await two.GetAsync($"/v1/event-log?position={own.LastEventId}");
        Assert.Equal("EVENT_POSITION_INVALID", list.Code);
    }

    [Fact]
    public async Task Watch_WithTypeSubjectOrFilter_TellsOnlyThat()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        using var companies = await WatchFromNowAsync(
            client,
            "/v1/events?filter=" + Uri.EscapeDataString("data.kind = \"COMPANY\" AND sequence = 1")
        );
        using var updates = await WatchFromNowAsync(
            client,
            "/v1/events?type=crm.contacts.contact-updated.v1"
        );
        var person = await NewContactAsync(client, "PERSON");
        using var ofPerson = await client.WatchAsync(
            $"/v1/events?subject={person}&since=2020-01-01T00:00:00Z"
        );
        var company = await NewContactAsync(client, "COMPANY");
        await client.PatchAsync($"/v1/contacts/{person}", new { source = "fair" }, "*");

        Assert.Equal(company, Subject((await companies.NextAsync())!));
        var update = (await updates.NextAsync())!;
        Assert.Equal(person, Subject(update));
        Assert.Equal("crm.contacts.contact-updated.v1", update.Name);
        Assert.Equal(
            "source",
            update.Data.GetProperty("data").GetProperty("changedFields")[0].GetString()
        );
        Assert.All(await ofPerson.TakeAsync(2), one => Assert.Equal(person, Subject(one)));
    }

    [Fact]
    public async Task Watch_WithoutThePermissionOfAKind_TellsNothingOfIt()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var reader = await client.WithScopesAsync("events.read", "activities.read");
        using var stream = await WatchFromNowAsync(reader, "/v1/events");
        var contact = (await CreateAsync(client, 1))[0];
        await client.PostAsync("/v1/activities", new { contactId = contact, kind = "CALL" });

        var first = (await stream.NextAsync())!;
        Assert.Equal("crm.interactions.activity-recorded.v1", first.Name);
        var refused = await reader.GetAsync(Contacts);
        Assert.Equal(
            (HttpStatusCode.Forbidden, "PERMISSION_DENIED"),
            (refused.Status, refused.Code)
        );
        Assert.Equal(
            "EVENT_TYPE_UNKNOWN",
            (await client.GetAsync("/v1/events?type=crm.nothing.*")).Code
        );
    }

    [Fact]
    public async Task Watch_WithResources_FetchesThemInTheNameOfTheCaller()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        using var with = await WatchFromNowAsync(client, Contacts + "&include=RESOURCE");
        using var without = await WatchFromNowAsync(client, Contacts);
        await NewContactAsync(client, "PERSON");

        var full = (await with.NextAsync())!.Data;
        Assert.Equal(
            "A PERSON",
            full.GetProperty("resource").GetProperty("displayName").GetString()
        );
        var bare = (await without.NextAsync())!.Data;
        Assert.False(bare.TryGetProperty("resource", out _));
        Assert.DoesNotContain("A PERSON", bare.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_WhenTheKeyIsRevoked_EndsWithinTenSeconds()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var key = await client.PostAsync(
            "/v1/api-keys",
            new { displayName = "Watcher", scopes = new[] { "events.read", "contacts.read" } }
        );
        var watcher = host.ClientOf(key.Body.GetProperty("key").GetString());
        using var rest = await WatchFromNowAsync(watcher, Contacts);
        using var grpc = new EventsService.EventsServiceClient(host.Channel).Watch(
            new WatchRequest(),
            watcher.Metadata
        );
        Assert.True(await grpc.ResponseStream.MoveNext(default));

        await client.DeleteAsync($"/v1/api-keys/{key.Id}", "*");
        var last = await rest.NextAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("problem", last!.Name);
        Assert.Equal("CREDENTIAL_INVALID", last.Data.GetProperty("code").GetString());
        Assert.Null(await rest.NextAsync());
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            grpc.ResponseStream.MoveNext(default)
        );
        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
    }

    [Fact]
    public async Task Watch_WhenNothingHappens_ShowsThatItIsAlive()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        using var stream = await WatchFromNowAsync(client, Contacts);
        await Assert.ThrowsAsync<TimeoutException>(() =>
            stream.NextAsync(TimeSpan.FromSeconds(40))
        );
        Assert.InRange(stream.Comments, 1, 3);
    }

    [Fact]
    public async Task Watch_ThroughGrpc_TellsTheSameAndResumes()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var events = new EventsService.EventsServiceClient(host.Channel);
        using var first = events.Watch(new WatchRequest { Types_ = { Created } }, client.Metadata);
        Assert.True(await first.ResponseStream.MoveNext(default));
        Assert.Null(first.ResponseStream.Current.Event);
        var created = await CreateAsync(client, 2);
        Assert.True(await first.ResponseStream.MoveNext(default));
        var one = first.ResponseStream.Current.Event!.Subject;

        using var second = events.Watch(
            new WatchRequest
            {
                Types_ = { Created },
                Position = first.ResponseStream.Current.Position,
            },
            client.Metadata
        );
        Assert.True(await second.ResponseStream.MoveNext(default));
        Assert.True(await second.ResponseStream.MoveNext(default));
        var other = second.ResponseStream.Current.Event!.Subject;
        Assert.Equal(created.Order(), new[] { one, other }.Order());

        using var wrong = events.Watch(new WatchRequest { Position = "%%%" }, client.Metadata);
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            wrong.ResponseStream.MoveNext(default)
        );
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
    }

    [Fact]
    public async Task ListEvents_PageByPage_IsTheStream()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        using var stream = await WatchFromNowAsync(client, Contacts);
        await CreateAsync(client, 7);
        var told = (await stream.TakeAsync(7)).Select(Subject);

        var listed = new List<string>();
        var token = "";
        do
        {
            var page = await client.GetAsync(
                $"/v1/event-log?type={Created}&pageSize=3&pageToken={token}"
            );
            listed.AddRange(
                page.Body.GetProperty("events")
                    .EnumerateArray()
                    .Select(one => one.GetProperty("subject").GetString()!)
            );
            token = page.Body.TryGetProperty("nextPageToken", out var next) ? next.GetString() : "";
        } while (token is { Length: > 0 });

        Assert.Equal(told, listed);
    }

    private static string Subject(ServerSentEvent one) =>
        one.Data.GetProperty("subject").GetString()!;

    private static async Task<EventStreamReader> WatchFromNowAsync(CrmClient client, string path)
    {
        var stream = await client.WatchAsync(path);
        await stream.BeginAsync();
        return stream;
    }

    private static async Task<IReadOnlyList<string>> CreateAsync(CrmClient client, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
            ids.Add(await NewContactAsync(client, "PERSON"));
        return ids;
    }

    private static async Task<string> NewContactAsync(CrmClient client, string kind) =>
        (await client.PostAsync("/v1/contacts", new { displayName = $"A {kind}", kind })).Id;
}
