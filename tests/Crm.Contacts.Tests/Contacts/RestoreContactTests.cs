using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class RestoreContactTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : RestoreContactTests(host);

    public sealed class Postgres(PostgresHost host) : RestoreContactTests(host);

    [Fact]
    public async Task RestoreContact_BringsItBackToListsAndSearch()
    {
        var created = await CreateAsync(new { displayName = "Anna" });
        await Client.DeleteAsync($"/v1/contacts/{created.Id}", "*");

        var restored = await Client.PostAsync($"/v1/contacts/{created.Id}:restore", new { });

        Assert.Equal(200, (int)restored.Status);
        Assert.Equal("3", restored.Etag);
        Assert.False(restored.Body.TryGetProperty("deleteTime", out _));
        Assert.Equal(["Anna"], await ListAsync(""));
        Assert.Equal(["Anna"], await SearchAsync("anna"));
    }

    [Fact]
    public async Task RestoreContact_WhenItIsNotDeleted_IsRefused()
    {
        var created = await CreateAsync(new { displayName = "Anna" });

        var answer = await Client.PostAsync($"/v1/contacts/{created.Id}:restore", new { });

        Assert.Equal((422, "CONTACT_NOT_DELETED"), ((int)answer.Status, answer.Code));
    }
}
