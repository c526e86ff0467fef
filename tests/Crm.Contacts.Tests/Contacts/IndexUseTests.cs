using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Search;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Tests.Contacts;

/// <summary>What must stay fast with a million contacts reads an index from where it begins, on the engine that shows it readily.</summary>
public sealed class IndexUseTests(SqliteHost host) : ContactTests(host)
{
    [Fact]
    public async Task SearchContacts_ReadsTheTermIndexInItsOrder()
    {
        await using var store = await ContactsStore.OpenAsync(Host, Client.Tenant);

        var plan = await PlanAsync(
            TermSearch
                .Find(store.ContactTerms, store.Contacts, ["zhang", "wei"])
                .OrderBy(hit => hit.Term)
                .ThenBy(hit => hit.OwnerId)
                .Take(51)
        );

        Assert.Contains(
            "IX_contact_terms_tenant_id_term_owner_id (tenant_id=? AND term>? AND term<?)",
            plan,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(IQueryable<SearchHit<Contact>> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
            lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }
}
