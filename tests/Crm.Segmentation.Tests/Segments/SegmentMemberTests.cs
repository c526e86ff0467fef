using Crm.Testing;

namespace Crm.Segmentation.Tests.Segments;

public sealed class SegmentMemberOnSqlite(SqliteHost host) : SegmentMemberTests(host);

public sealed class SegmentMemberOnPostgres(PostgresHost host) : SegmentMemberTests(host);

/// <summary>Lists that are kept by hand, and what is seen of members.</summary>
public abstract class SegmentMemberTests(CrmHost host) : SegmentTests(host)
{
    [Fact]
    public async Task AddSegmentMembers_Always_CountsWhatIsNew()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        var (ada, bob) = (await NewContactAsync(client), await NewContactAsync(client));
        var first = await Answers.MustAsync(AddAsync(client, list.Id, ada));
        Assert.Equal("1", Text(first.Body, "addedCount"));
        var second = await Answers.MustAsync(AddAsync(client, list.Id, ada, bob, bob));
        Assert.Equal("1", Text(second.Body, "addedCount"));
        Assert.Equal("1", Text(second.Body, "unchangedCount"));

        var removed = await Answers.MustAsync(
            client.PostAsync(
                $"/v1/segments/{list.Id}:removeMembers",
                new { contactIds = new[] { ada, "nobody" } }
            )
        );
        Assert.Equal("1", Text(removed.Body, "removedCount"));
        Assert.Equal([bob], await MembersAsync(client, list.Id));
    }

    [Fact]
    public async Task AddSegmentMembers_WhenAContactIsUnknown_AddsNone()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        var answer = await AddAsync(
            client,
            list.Id,
            await NewContactAsync(client),
            Guid.NewGuid().ToString(),
            "nobody"
        );
        Assert.Equal(404, (int)answer.Status);
        Assert.Equal("CONTACT_NOT_FOUND", answer.Code);
        Assert.Equal(["/contactIds/1", "/contactIds/2"], answer.Pointers);
        Assert.Empty(await MembersAsync(client, list.Id));
    }

    [Fact]
    public async Task AddSegmentMembers_WhenSegmentHasARule_IsRefused()
    {
        var client = await NewTenantAsync();
        var segment = await NewSegmentAsync(client, "Buyers", "traits.orders > 0");
        var contact = await NewContactAsync(client);
        Assert.Equal("SEGMENT_NOT_STATIC", (await AddAsync(client, segment.Id, contact)).Code);
        var removing = await client.PostAsync(
            $"/v1/segments/{segment.Id}:removeMembers",
            new { contactIds = new[] { contact } }
        );
        Assert.Equal("SEGMENT_NOT_STATIC", removing.Code);
    }

    [Fact]
    public async Task ListSegmentMembers_Always_ShowsContactsByPages()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        var contacts = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            contacts.Add(
                await NewContactAsync(
                    client,
                    ("displayName", $"Ada {i}"),
                    ("emails", new[] { new { address = $"ada{i}@example.com" } }),
                    ("addresses", new[] { new { country = "Germany", city = "Berlin" } })
                )
            );
        }
        await Answers.MustAsync(AddAsync(client, list.Id, [.. contacts]));
        var seen = new List<string>();
        var token = "";
        do
        {
            var page = await client.GetAsync(
                $"/v1/segments/{list.Id}/members?pageSize=2&includeTotal=true&pageToken={token}"
            );
            Assert.Equal("5", Text(page.Body, "totalSize"));
            foreach (var member in Items(page, "members"))
            {
                seen.Add(Text(member, "contactId"));
                Assert.Equal("MEMBER_LIST", Text(member, "cause", "trigger"));
                Assert.Equal("Germany", Text(member, "contact", "country"));
                Assert.StartsWith("ada", Text(member, "contact", "email"));
                Assert.Equal("PERSON", Text(member, "contact", "kind"));
            }
            token = page.Body.TryGetProperty("nextPageToken", out var next)
                ? next.GetString()!
                : "";
        } while (token.Length > 0);
        Assert.Equal(contacts.Order(), seen.Order());
    }

    [Fact]
    public async Task ListSegmentMembers_WithoutPermissionForContacts_IsRefused()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        var reader = await client.WithScopesAsync("segments.read");
        Assert.Equal(200, (int)(await reader.GetAsync($"/v1/segments/{list.Id}")).Status);
        var members = await reader.GetAsync($"/v1/segments/{list.Id}/members");
        Assert.Equal(403, (int)members.Status);
        Assert.Equal(
            403,
            (int)(await reader.PostAsync("/v1/segments", new { name = "Mine" })).Status
        );
    }

    [Fact]
    public async Task ListContactSegments_Always_ListsThoseItIsIn()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var first = await NewSegmentAsync(client, "B");
        var second = await NewSegmentAsync(client, "A");
        await NewSegmentAsync(client, "C");
        await Answers.MustAsync(AddAsync(client, first.Id, contact));
        await Answers.MustAsync(AddAsync(client, second.Id, contact));
        var answer = await client.GetAsync($"/v1/contacts/{contact}/segments");
        Assert.Equal(
            [second.Id, first.Id],
            Items(answer, "segments").Select(segment => Text(segment, "segmentId"))
        );
        var unknown = await client.GetAsync($"/v1/contacts/{Guid.NewGuid()}/segments");
        Assert.Equal("CONTACT_NOT_FOUND", unknown.Code);
    }

    [Fact]
    public async Task SnapshotSegment_Always_KeepsTheMembers()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        var (ada, bob) = (await NewContactAsync(client), await NewContactAsync(client));
        await Answers.MustAsync(AddAsync(client, list.Id, ada));
        var snapshot = await Answers.MustAsync(
            client.PostAsync($"/v1/segments/{list.Id}:snapshot", new { name = "Friends of today" })
        );
        Assert.Equal("SNAPSHOT", Text(snapshot.Body, "kind"));
        Assert.Equal("ACTIVE", Text(snapshot.Body, "state"));
        Assert.Equal(list.Id, Text(snapshot.Body, "sourceSegmentId"));
        await Answers.MustAsync(AddAsync(client, list.Id, bob));
        Assert.Equal([ada], await MembersAsync(client, snapshot.Id));
        var unnamed = await Answers.MustAsync(
            client.PostAsync($"/v1/segments/{list.Id}:snapshot", new { })
        );
        Assert.StartsWith("Friends 20", Text(unnamed.Body, "name"));
        Assert.Equal("SEGMENT_NOT_STATIC", (await AddAsync(client, snapshot.Id, bob)).Code);
    }
}
