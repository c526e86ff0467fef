using Crm.Contacts.Features.ContactLookup;
using Crm.Contacts.Features.Contacts;
using Crm.Contacts.V1;
using Crm.Testing;

namespace Crm.Contacts.Tests.ContactLookup;

/// <summary>The service is not offered at the doors, so the use case is asked on the store of the host.</summary>
public abstract class ResolveContactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ResolveContactsTests(host);

    public sealed class Postgres(PostgresHost host) : ResolveContactsTests(host);

    [Fact]
    public async Task ResolveContacts_ByAnyKey_AnswersInTheOrderOfTheReferences()
    {
        var a = await CreateAsync(
            new
            {
                displayName = "A",
                emails = new[] { new { address = "a@b.de" } },
                phones = new[] { new { number = "030 1234" } },
                externalIds = new[] { new { system = "erp", value = "1" } },
            }
        );
        var b = await CreateAsync(
            new { displayName = "B", emails = new[] { new { address = "twin@b.de" } } }
        );
        await CreateAsync(
            new { displayName = "C", emails = new[] { new { address = "twin@b.de" } } }
        );
        var deleted = await CreateAsync(
            new { displayName = "D", emails = new[] { new { address = "d@b.de" } } }
        );
        await Client.DeleteAsync($"/v1/contacts/{deleted.Id}", "*");

        var answers = await ResolveAsync(
            new ContactReference
            {
                ExternalId = new ExternalId { System = "erp", Value = "1" },
            },
            new ContactReference
            {
                ExternalId = new ExternalId { System = "shop", Value = "1" },
            },
            new ContactReference { Email = "A@B.DE" },
            new ContactReference { Phone = "(030) 12-34" },
            new ContactReference { Id = b.Id },
            new ContactReference { Id = deleted.Id },
            new ContactReference { Email = "d@b.de" },
            new ContactReference { Email = "twin@b.de" },
            new ContactReference { Id = "nonsense" },
            new ContactReference()
        );

        Assert.Equal(
            [a.Id, "", a.Id, a.Id, b.Id, "", "", "", "", ""],
            answers.Select(answer => answer.ContactId)
        );
        Assert.Equal(
            [7],
            answers.Index().Where(answer => answer.Item.Ambiguous).Select(answer => answer.Index)
        );
    }

    [Fact]
    public async Task ResolveContacts_OfAnotherTenant_FindsNothing()
    {
        var created = await CreateAsync(
            new { displayName = "A", emails = new[] { new { address = "a@b.de" } } }
        );
        await using var store = await ContactsStore.OpenAsync(Host, "nobody");

        var request = new ResolveContactsRequest
        {
            References =
            {
                new ContactReference { Id = created.Id },
                new ContactReference { Email = "a@b.de" },
            },
        };
        var response = (
            await new ResolveContacts(store, new ContactMatches(store)).HandleAsync(
                request,
                Cancellation
            )
        ).Value;

        Assert.All(response.Contacts, contact => Assert.Empty(contact.ContactId));
    }

    [Fact]
    public async Task ResolveContacts_OfAsManyAsAllowed_Answers()
    {
        var created = await CreateAsync(
            new { displayName = "A", emails = new[] { new { address = "a4999@b.de" } } }
        );

        var answers = await ResolveAsync([
            .. Enumerable
                .Range(0, 5_000)
                .Select(i => new ContactReference { Email = $"a{i}@b.de" }),
        ]);

        Assert.Equal(
            created.Id,
            Assert.Single(answers, answer => answer.ContactId.Length > 0).ContactId
        );
    }

    private async Task<IReadOnlyList<ResolvedContact>> ResolveAsync(
        params ContactReference[] references
    )
    {
        await using var store = await ContactsStore.OpenAsync(Host, Client.Tenant);
        var request = new ResolveContactsRequest { References = { references } };
        return (
            await new ResolveContacts(store, new ContactMatches(store)).HandleAsync(
                request,
                Cancellation
            )
        )
            .Value
            .Contacts;
    }
}
