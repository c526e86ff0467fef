using System.Text.Json;
using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class UpdateContactTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : UpdateContactTests(host);

    public sealed class Postgres(PostgresHost host) : UpdateContactTests(host);

    [Fact]
    public async Task UpdateContact_OfSomeFields_LeavesTheOthers()
    {
        var created = await CreateAsync(
            new
            {
                displayName = "A",
                source = "web",
                emails = new[] { new { address = "a@b.de" }, new { address = "c@d.de" } },
            }
        );

        var patched = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { displayName = "B", emails = new[] { new { address = "e@f.de" } } },
            created.Etag
        );

        Assert.Equal(200, (int)patched.Status);
        Assert.Equal("2", patched.Etag);
        Assert.Equal("B", patched.Body.GetProperty("displayName").GetString());
        Assert.Equal("web", patched.Body.GetProperty("source").GetString());
        Assert.Equal(1, patched.Body.GetProperty("emails").GetArrayLength());
        Assert.Empty(await ListAsync(Filter("emails.address:\"a@b.de\"")));
        Assert.Equal(["B"], await ListAsync(Filter("emails.address:\"E@F.de\"")));
        Assert.Empty(await SearchAsync("c@d"));
        Assert.Equal(["B"], await SearchAsync("e@f"));
    }

    [Fact]
    public async Task UpdateContact_WithANameThatWasDerived_FollowsTheNames()
    {
        var created = await CreateAsync(new { givenName = "Anna", familyName = "Smith" });

        var renamed = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { familyName = "Jones" },
            "*"
        );
        var named = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { displayName = "Annie" },
            "*"
        );
        var again = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { familyName = "Smith" },
            "*"
        );
        var cleared = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new Dictionary<string, object?> { ["displayName"] = null },
            "*"
        );

        Assert.Equal("Anna Jones", renamed.Body.GetProperty("displayName").GetString());
        Assert.Equal("Annie", named.Body.GetProperty("displayName").GetString());
        Assert.Equal("Annie", again.Body.GetProperty("displayName").GetString());
        Assert.Equal("Anna Smith", cleared.Body.GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task UpdateContact_OfOneCustomField_LeavesTheOthersAndNullRemoves()
    {
        await DeclareAsync("level", "NUMBER");
        await DeclareAsync("born", "DATE");
        var created = await CreateAsync(
            new { displayName = "A", customFields = new { level = 1, born = "1990-02-03" } }
        );

        var changed = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { customFields = new { level = 2 } },
            "*"
        );
        var removed = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { customFields = new Dictionary<string, object?> { ["born"] = null } },
            "*"
        );

        Assert.Equal("""{"born":"1990-02-03","level":2}""", Fields(changed));
        Assert.Equal("""{"level":2}""", Fields(removed));
    }

    [Fact]
    public async Task UpdateContact_ThatChangesNothing_MakesNoVersionAndNoAuditRow()
    {
        var created = await CreateAsync(
            new { displayName = "A", emails = new[] { new { address = "a@b.de" } } }
        );
        var audited = await CountAsync("audit_records");

        var patched = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new
            {
                displayName = "A",
                emails = new[] { new { address = "a@b.de", primary = true } },
            },
            created.Etag
        );

        Assert.Equal(created.Etag, patched.Etag);
        Assert.Equal(
            JsonSerializer.Serialize(created.Body),
            JsonSerializer.Serialize(patched.Body)
        );
        Assert.Equal(audited, await CountAsync("audit_records"));
    }

    [Fact]
    public async Task UpdateContact_WithAStaleOrMissingEtag_IsRefused()
    {
        var created = await CreateAsync(new { displayName = "A" });

        var stale = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { displayName = "B" },
            "7"
        );
        var missing = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { displayName = "B" },
            null
        );

        Assert.Equal((412, "ETAG_MISMATCH"), ((int)stale.Status, stale.Code));
        Assert.Equal((428, "ETAG_MISSING"), ((int)missing.Status, missing.Code));
    }

    [Fact]
    public async Task UpdateContact_WhenItIsDeleted_IsRefused()
    {
        var created = await CreateAsync(new { displayName = "A" });
        await Client.DeleteAsync($"/v1/contacts/{created.Id}", "*");

        var answer = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { displayName = "B" },
            "*"
        );

        Assert.Equal((422, "CONTACT_DELETED"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task UpdateContact_ToAnExternalIdOfAnother_IsRefused()
    {
        var ids = new[] { new { system = "erp", value = "1" } };
        await CreateAsync(new { displayName = "A", externalIds = ids });
        var created = await CreateAsync(new { displayName = "B" });

        var answer = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { externalIds = ids },
            "*"
        );

        Assert.Equal((409, "CONTACT_EXTERNAL_ID_TAKEN"), ((int)answer.Status, answer.Code));
        Assert.Equal(created.Etag, (await Client.GetAsync($"/v1/contacts/{created.Id}")).Etag);
    }

    [Fact]
    public async Task UpdateContact_ToNoNameAtAll_IsRefused()
    {
        var created = await CreateAsync(new { givenName = "A" });

        var answer = await Client.PatchAsync(
            $"/v1/contacts/{created.Id}",
            new { givenName = "" },
            "*"
        );

        Assert.Equal("CONTACT_NAME_MISSING", answer.Code);
    }

    private static string Fields(Answer answer)
    {
        var fields = answer
            .Body.GetProperty("customFields")
            .EnumerateObject()
            .OrderBy(field => field.Name, StringComparer.Ordinal);
        return JsonSerializer.Serialize(
            fields.ToDictionary(field => field.Name, field => field.Value)
        );
    }
}
