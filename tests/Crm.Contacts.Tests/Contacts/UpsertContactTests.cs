using System.Text.Json;
using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class UpsertContactTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : UpsertContactTests(host);

    public sealed class Postgres(PostgresHost host) : UpsertContactTests(host);

    [Fact]
    public async Task UpsertContact_Again_UpdatesAndThenLeavesItUnchanged()
    {
        await DeclareAsync("level", "NUMBER");
        var first = await UpsertAsync(Contact("Anna", "a@b.de", new { level = 1 }));
        var second = await UpsertAsync(Contact("Annie", "A@b.de", new { }));
        var third = await UpsertAsync(Contact("Annie", "A@b.de", new { level = 1 }));

        Assert.Equal(
            ["CREATED", "UPDATED", "UNCHANGED"],
            new[] { first, second, third }.Select(answer => Text(answer, "outcome"))
        );
        Assert.Equal("2", third.Body.GetProperty("contact").GetProperty("etag").GetString());
        Assert.Equal(1, await CountAsync("contacts"));
        Assert.Equal(
            1,
            third
                .Body.GetProperty("contact")
                .GetProperty("customFields")
                .GetProperty("level")
                .GetInt32()
        );
    }

    [Fact]
    public async Task UpsertContact_ByAnExternalId_AddsOthersAndReplacesLists()
    {
        await UpsertAsync(
            new
            {
                displayName = "A",
                externalIds = new[] { new { system = "erp", value = "1" } },
                tags = new[] { "old" },
                source = "web",
            }
        );

        var answer = await UpsertAsync(
            new
            {
                externalIds = new[]
                {
                    new { system = "erp", value = "1" },
                    new { system = "shop", value = "9" },
                },
                tags = new[] { "new" },
            }
        );

        var contact = answer.Body.GetProperty("contact");
        Assert.Equal("UPDATED", Text(answer, "outcome"));
        Assert.Equal(2, contact.GetProperty("externalIds").GetArrayLength());
        Assert.Equal("new", contact.GetProperty("tags")[0].GetString());
        Assert.Equal("web", contact.GetProperty("source").GetString());
        Assert.Equal("A", contact.GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task UpsertContact_WithoutTheKey_IsRefused()
    {
        var byPhone = await Client.PostAsync(
            "/v1/contacts:upsert",
            new { matchBy = "PHONE", contact = Contact("Anna", "a@b.de", new { }) }
        );
        var byNothing = await Client.PostAsync(
            "/v1/contacts:upsert",
            new { contact = new { displayName = "Anna" } }
        );

        Assert.Equal((400, "CONTACT_KEY_MISSING"), ((int)byPhone.Status, byPhone.Code));
        Assert.Equal((400, "CONTACT_KEY_MISSING"), ((int)byNothing.Status, byNothing.Code));
    }

    [Fact]
    public async Task UpsertContact_WhenSeveralMatch_IsRefused()
    {
        await CreateAsync(Contact("A", "a@b.de", new { }));
        await CreateAsync(Contact("B", "a@b.de", new { }));

        var answer = await Client.PostAsync(
            "/v1/contacts:upsert",
            new { contact = Contact("C", "a@b.de", new { }) }
        );

        Assert.Equal((409, "CONTACT_MATCH_AMBIGUOUS"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task UpsertContact_WhenTheMatchIsDeleted_IsRefused()
    {
        var created = await CreateAsync(Contact("A", "a@b.de", new { }));
        await Client.DeleteAsync($"/v1/contacts/{created.Id}", "*");

        var answer = await Client.PostAsync(
            "/v1/contacts:upsert",
            new { contact = Contact("C", "a@b.de", new { }) }
        );

        Assert.Equal((422, "CONTACT_DELETED"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task UpsertContact_AtTheSameTime_MakesOneContact()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Client.PostAsync(
                        "/v1/contacts:upsert",
                        new { contact = Contact("A", "a@b.de", new { }) }
                    )
                )
        );

        Assert.All(answers, answer => Assert.True((int)answer.Status is 200 or 409, answer.Text));
        Assert.Contains(
            answers,
            answer => (int)answer.Status == 200 && Text(answer, "outcome") == "CREATED"
        );
        Assert.Equal(1, await CountAsync("contacts"));
    }

    private static object Contact(string name, string email, object customFields) =>
        new
        {
            displayName = name,
            emails = new[] { new { address = email } },
            customFields,
        };

    private static string Text(Answer answer, string name) =>
        answer.Body.GetProperty(name).GetString()!;

    private async Task<Answer> UpsertAsync(object contact)
    {
        var answer = await Client.PostAsync("/v1/contacts:upsert", new { contact });
        Assert.True((int)answer.Status == 200, answer.Text);
        return answer;
    }
}
