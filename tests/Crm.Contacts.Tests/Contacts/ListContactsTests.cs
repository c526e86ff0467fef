using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class ListContactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListContactsTests(host);

    public sealed class Postgres(PostgresHost host) : ListContactsTests(host);

    [Theory]
    [InlineData("kind = COMPANY", "B")]
    [InlineData("displayName = \"ａnna\"", "Anna")]
    [InlineData("familyName = smith AND givenName = anna", "Anna")]
    [InlineData("emails.address:\"ANNA@example.com\"", "Anna")]
    [InlineData("emails.address = \"anna@*\"", "Anna")]
    [InlineData("phones.number:\"(0049) 30-1234\"", "Anna")]
    [InlineData("addresses.country:\"de\"", "Anna")]
    [InlineData("primaryAddress.city = berlin", "Anna")]
    [InlineData("externalIds.system:\"erp\"", "B")]
    [InlineData("externalIds.value:\"X-1\"", "B")]
    [InlineData("externalIds.value:\"x-1\"", "")]
    [InlineData("tags:\"vip\" AND NOT tags:\"Old\"", "Anna")]
    [InlineData("ownerId = u1", "Anna")]
    [InlineData("source = \"Web-Form\"", "B")]
    [InlineData("customFields.level > 2", "Anna")]
    [InlineData("customFields.note = \"hello world\"", "Anna")]
    [InlineData("customFields.active = true", "Anna")]
    [InlineData("customFields.active = false", "B")]
    [InlineData("customFields.born < 2000-01-01", "Anna")]
    [InlineData("customFields.seen >= 2026-01-01T00:00:00Z", "Anna")]
    [InlineData("customFields.color = red", "Anna")]
    [InlineData("NOT customFields.color:*", "B")]
    public async Task ListContacts_WithAFilter_ListsWhatMatches(string filter, string expected)
    {
        await FillAsync();

        var names = await ListAsync(Filter(filter));

        Assert.Equal(expected.Length == 0 ? [] : [expected], names);
    }

    [Theory]
    [InlineData("shoe = 1")]
    [InlineData("customFields.unknown = 1")]
    [InlineData("kind = BIRD")]
    [InlineData("createTime > yesterday")]
    public async Task ListContacts_WithABadFilter_IsRefused(string filter)
    {
        var answer = await Client.GetAsync($"/v1/contacts?{Filter(filter)}");

        Assert.Equal((400, "FILTER_INVALID"), ((int)answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("displayName")]
    [InlineData("displayName desc")]
    [InlineData("familyName,createTime desc")]
    [InlineData("updateTime")]
    [InlineData("")]
    public async Task ListContacts_PageByPage_ListsEachOnce(string order)
    {
        for (var i = 0; i < 7; i++)
            await CreateAsync(new { displayName = $"C{i % 3}", familyName = $"F{i % 2}" });

        var names = new List<string>();
        var token = "";
        do
        {
            var query =
                $"pageSize=3&includeTotal=true&orderBy={Uri.EscapeDataString(order)}&pageToken={token}";
            var page = await Client.GetAsync($"/v1/contacts?{query}");
            Assert.True((int)page.Status == 200, page.Text);
            Assert.Equal(7, page.Body.GetProperty("totalSize").GetInt32());
            names.AddRange(
                page.Body.GetProperty("contacts")
                    .EnumerateArray()
                    .Select(c => c.GetProperty("id").GetString()!)
            );
            token = page.Body.TryGetProperty("nextPageToken", out var next)
                ? next.GetString()!
                : "";
        } while (token.Length > 0);

        Assert.Equal(7, names.Distinct().Count());
        Assert.Equal(7, names.Count);
    }

    [Fact]
    public async Task ListContacts_WithATokenOfAnotherFilter_IsRefused()
    {
        await CreateAsync(new { displayName = "A" });
        await CreateAsync(new { displayName = "B" });
        var page = await Client.GetAsync("/v1/contacts?pageSize=1");
        var token = page.Body.GetProperty("nextPageToken").GetString();

        var answer = await Client.GetAsync(
            $"/v1/contacts?pageSize=1&pageToken={token}&{Filter("kind = PERSON")}"
        );

        Assert.Equal((400, "PAGE_TOKEN_INVALID"), ((int)answer.Status, answer.Code));
    }

    private async Task FillAsync()
    {
        await DeclareAsync("level", "NUMBER");
        await DeclareAsync("note", "TEXT");
        await DeclareAsync("active", "BOOLEAN");
        await DeclareAsync("born", "DATE");
        await DeclareAsync("seen", "TIME");
        await DeclareAsync("color", "CHOICE", "red", "blue");
        await CreateAsync(
            new
            {
                displayName = "Anna",
                givenName = "Anna",
                familyName = "Smith",
                emails = new[] { new { address = "anna@example.com" } },
                phones = new[] { new { number = "0049 30 1234" } },
                addresses = new[]
                {
                    new
                    {
                        country = "FR",
                        city = "Paris",
                        primary = false,
                    },
                    new
                    {
                        country = "DE",
                        city = "Berlin",
                        primary = true,
                    },
                },
                tags = new[] { "VIP" },
                ownerId = "u1",
                customFields = new
                {
                    level = 3,
                    note = "Hello World",
                    active = true,
                    born = "1990-02-03",
                    seen = "2026-03-01T10:00:00+01:00",
                    color = "red",
                },
            }
        );
        await CreateAsync(
            new
            {
                kind = "COMPANY",
                displayName = "B",
                externalIds = new[] { new { system = "erp", value = "X-1" } },
                tags = new[] { "vip", "old" },
                source = "web-form",
                customFields = new { level = 1, active = false },
            }
        );
    }
}
