using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class BatchGetContactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : BatchGetContactsTests(host);

    public sealed class Postgres(PostgresHost host) : BatchGetContactsTests(host);

    [Fact]
    public async Task BatchGetContacts_KeepsTheOrderOfTheIds()
    {
        var a = await CreateAsync(new { displayName = "A" });
        var b = await CreateAsync(new { displayName = "B" });

        var answer = await Client.PostAsync(
            "/v1/contacts:batchGet",
            new { ids = new[] { b.Id, a.Id, b.Id } }
        );

        Assert.Equal(["B", "A", "B"], NamesOf(answer));
    }

    [Fact]
    public async Task BatchGetContacts_WhenOneIsUnknown_FindsNone()
    {
        var a = await CreateAsync(new { displayName = "A" });

        var answer = await Client.PostAsync(
            "/v1/contacts:batchGet",
            new { ids = new[] { a.Id, "nonsense" } }
        );

        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)answer.Status, answer.Code));
    }
}
