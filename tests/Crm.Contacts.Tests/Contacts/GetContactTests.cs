using Crm.Contacts.V1;
using Crm.Testing;
using Grpc.Core;

namespace Crm.Contacts.Tests.Contacts;

public abstract class GetContactTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetContactTests(host);

    public sealed class Postgres(PostgresHost host) : GetContactTests(host);

    [Theory]
    [InlineData("0197a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11")]
    [InlineData("nonsense")]
    public async Task GetContact_WhenItIsUnknown_IsNotFound(string id)
    {
        var answer = await Client.GetAsync($"/v1/contacts/{id}");

        Assert.Equal(404, (int)answer.Status);
        Assert.Equal("CONTACT_NOT_FOUND", answer.Code);
    }

    [Fact]
    public async Task GetContact_OfAnotherTenant_IsNotFound()
    {
        var created = await CreateAsync(new { displayName = "A" });
        var other = await Host.NewTenantAsync();

        Assert.Equal(
            "CONTACT_NOT_FOUND",
            (await other.GetAsync($"/v1/contacts/{created.Id}")).Code
        );
    }

    [Fact]
    public async Task GetContact_WhenItIsDeleted_ShowsWhen()
    {
        var created = await CreateAsync(new { displayName = "A" });
        await Client.DeleteAsync($"/v1/contacts/{created.Id}", created.Etag);

        var answer = await Client.GetAsync($"/v1/contacts/{created.Id}");

        Assert.Equal(200, (int)answer.Status);
        Assert.True(answer.Body.TryGetProperty("deleteTime", out _));
    }

    [Fact]
    public async Task GetContact_OverGrpc_AnswersTheSame()
    {
        var created = await CreateAsync(new { displayName = "A" });
        var contacts = new ContactsService.ContactsServiceClient(Host.Channel);

        var contact = await contacts.GetContactAsync(
            new GetContactRequest { Id = created.Id },
            Client.Metadata
        );
        var missing = await Assert.ThrowsAsync<RpcException>(async () =>
            await contacts.GetContactAsync(
                new GetContactRequest { Id = "nonsense" },
                Client.Metadata
            )
        );

        Assert.Equal("A", contact.DisplayName);
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
    }
}
