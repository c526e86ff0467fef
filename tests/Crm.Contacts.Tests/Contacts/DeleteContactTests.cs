using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class DeleteContactTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : DeleteContactTests(host);

    public sealed class Postgres(PostgresHost host) : DeleteContactTests(host);

    [Fact]
    public async Task DeleteContact_TakesItOutOfListsAndSearch()
    {
        var created = await CreateAsync(
            new
            {
                displayName = "Anna",
                externalIds = new[] { new { system = "erp", value = "1" } },
            }
        );

        var deleted = await Client.DeleteAsync($"/v1/contacts/{created.Id}", created.Etag);

        Assert.True((int)deleted.Status < 300, deleted.Text);
        Assert.Empty(await ListAsync(""));
        Assert.Empty(await SearchAsync("anna"));
        Assert.Equal(["Anna"], await ListAsync("showDeleted=true"));
        var taken = await Client.PostAsync(
            "/v1/contacts",
            new { displayName = "B", externalIds = new[] { new { system = "erp", value = "1" } } }
        );
        Assert.Equal("CONTACT_EXTERNAL_ID_TAKEN", taken.Code);
    }

    [Fact]
    public async Task DeleteContact_Twice_IsRefused()
    {
        var created = await CreateAsync(new { displayName = "Anna" });
        await Client.DeleteAsync($"/v1/contacts/{created.Id}", "*");

        var answer = await Client.DeleteAsync($"/v1/contacts/{created.Id}", "*");

        Assert.Equal((422, "CONTACT_DELETED"), ((int)answer.Status, answer.Code));
    }
}
