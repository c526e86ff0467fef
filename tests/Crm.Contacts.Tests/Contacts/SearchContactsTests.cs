using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class SearchContactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : SearchContactsTests(host);

    public sealed class Postgres(PostgresHost host) : SearchContactsTests(host);

    [Theory]
    [InlineData("欧阳", "欧阳娜娜")]
    [InlineData("娜娜", "欧阳娜娜")]
    [InlineData("歐陽", "欧阳娜娜")]
    [InlineData("ouyang nana", "欧阳娜娜")]
    [InlineData("oynn", "欧阳娜娜")]
    [InlineData("muller", "Jürgen Müller")]
    [InlineData("jurgen.m", "Jürgen Müller")]
    [InlineData("+49/30-1234", "Jürgen Müller")]
    [InlineData("1234 567", "Jürgen Müller")]
    [InlineData("k-77", "Jürgen Müller")]
    public async Task SearchContacts_ByAPart_FindsWhatWasJustCreated(string query, string expected)
    {
        await CreateAsync(new { familyName = "欧阳", givenName = "娜娜" });
        await CreateAsync(
            new
            {
                displayName = "Jürgen Müller",
                emails = new[] { new { address = "juergen.jurgen.m@example.com" } },
                phones = new[] { new { number = "+49 30 1234567" } },
                externalIds = new[] { new { system = "shop", value = "K-77-A" } },
            }
        );

        Assert.Equal([expected], await SearchAsync(query));
    }

    [Fact]
    public async Task SearchContacts_ForSeveralWords_WantsEach()
    {
        await CreateAsync(new { displayName = "Anna Smith" });
        await CreateAsync(new { displayName = "Anna Jones" });

        Assert.Equal(["Anna Jones"], await SearchAsync("jo anna"));
        Assert.Empty(await SearchAsync("anna miller"));
    }

    [Fact]
    public async Task SearchContacts_WithSeveralMatchingTerms_ListsAContactOnceAndTheClosestFirst()
    {
        await CreateAsync(
            new
            {
                displayName = "Annabel Annason",
                emails = new[] { new { address = "anna.annabel@example.com" } },
            }
        );
        await CreateAsync(new { displayName = "Ann" });

        Assert.Equal(["Ann", "Annabel Annason"], await SearchAsync("ann"));
    }

    [Fact]
    public async Task SearchContacts_PageByPage_ListsEachOnce()
    {
        for (var i = 0; i < 5; i++)
            await CreateAsync(new { displayName = $"Anna A{i} Ann" });

        var names = new List<string>();
        var token = "";
        do
        {
            var page = await Client.GetAsync(
                $"/v1/contacts:search?query=ann&pageSize=2&pageToken={token}"
            );
            names.AddRange(NamesOf(page));
            token = page.Body.TryGetProperty("nextPageToken", out var next)
                ? next.GetString()!
                : "";
        } while (token.Length > 0);

        Assert.Equal(5, names.Count);
        Assert.Equal(5, names.Distinct().Count());
    }

    [Fact]
    public async Task SearchContacts_WithoutLettersAndDigits_IsRefused()
    {
        var answer = await Client.GetAsync("/v1/contacts:search?query=%3F%3F");

        Assert.Equal((400, "QUERY_INVALID"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task SearchContacts_WithATokenOfAnotherQuery_IsRefused()
    {
        await CreateAsync(new { displayName = "Anna" });
        await CreateAsync(new { displayName = "Anne" });
        var page = await Client.GetAsync("/v1/contacts:search?query=ann&pageSize=1");
        var token = page.Body.GetProperty("nextPageToken").GetString();

        var answer = await Client.GetAsync(
            $"/v1/contacts:search?query=an&pageSize=1&pageToken={token}"
        );

        Assert.Equal("PAGE_TOKEN_INVALID", answer.Code);
    }

    [Fact]
    public async Task SearchContacts_OfAnotherTenant_FindsNothing()
    {
        await CreateAsync(new { displayName = "Anna" });
        var other = await Host.NewTenantAsync();

        Assert.Empty(NamesOf(await other.GetAsync("/v1/contacts:search?query=anna")));
    }
}
