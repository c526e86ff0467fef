using System.Globalization;
using System.Net;
using System.Text.Json;
using Crm.EndToEnd.Tests.Retail;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>What services derive equals what the records say, and what the product itself computes anew.</summary>
internal sealed class ProjectionCheck(
    CrmClient client,
    StoreRows rows,
    IReadOnlyList<Record> records,
    LoadSegments segments,
    KillReport report
)
{
    private static readonly (string Service, string Sql)[] Derived =
    [
        ("interactions", KnownContacts),
        ("tickets", KnownContacts),
        ("segmentation", KnownContacts),
        (
            "interactions",
            "SELECT 'cards', contact_id, currency, orders, returns, sold, returned, cost, items, first_order_time, last_order_time "
                + "FROM transaction_cards WHERE tenant_id = @tenant"
        ),
        (
            "interactions",
            "SELECT 'categories', contact_id, currency, category_key, sold, returned, cost, items "
                + "FROM transaction_card_categories WHERE tenant_id = @tenant"
        ),
        (
            "interactions",
            "SELECT 'activities', contact_id, kind, direction, count, last_time FROM contact_card_counts WHERE tenant_id = @tenant AND count > 0"
        ),
        (
            "segmentation",
            "SELECT 'profiles', contact_id, contact_version, is_deleted, primary_country_key, orders, returns, sold, returned, items, open_tickets, "
                + "first_order_time, last_order_time, last_activity_time, recency_quintile, frequency_quintile, monetary_quintile "
                + "FROM profiles WHERE tenant_id = @tenant"
        ),
        (
            "segmentation",
            "SELECT 'days', contact_id, day, orders, returns, sold, returned, items FROM profile_days WHERE tenant_id = @tenant"
        ),
        (
            "segmentation",
            "SELECT 'transactions', transaction_id, contact_id, occurred_at, is_return, total FROM transaction_facts WHERE tenant_id = @tenant"
        ),
        (
            "segmentation",
            "SELECT 'activities', activity_id, contact_id, occurred_at FROM activity_facts WHERE tenant_id = @tenant AND NOT is_deleted"
        ),
        (
            "segmentation",
            "SELECT 'tickets', ticket_id, contact_id, is_open FROM ticket_facts WHERE tenant_id = @tenant"
        ),
        (
            "segmentation",
            "SELECT 'members', segment_id, contact_id FROM memberships WHERE tenant_id = @tenant AND is_member"
        ),
    ];

    private const string KnownContacts =
        "SELECT 'known', contact_id, survivor_id, is_deleted, version FROM known_contacts WHERE tenant_id = @tenant";

    /// <summary>Compares cards, profiles and members with the records.</summary>
    public async Task CompareWithRecordsAsync()
    {
        var present = records.SelectMany(record => record.Present).ToList();
        foreach (var contact in present.Where(contact => contact.Id.Length > 0))
        {
            await CardsAsync(contact);
            await ProfileAsync(contact);
        }
        foreach (var (id, isMember) in segments.Rules)
            await MembersAsync(id, present.Where(isMember).Select(contact => contact.Id));
        await MembersAsync(segments.List, records.SelectMany(record => record.Members));
    }

    /// <summary>Computes every projection anew and compares.</summary>
    /// <param name="settle">Waits until the computation is done.</param>
    public async Task CompareWithRebuildAsync(Func<Task> settle)
    {
        var before = await ReadAsync();
        var projections = (await client.GetAsync("/v1/projections")).Body;
        foreach (var projection in projections.GetProperty("projections").EnumerateArray())
        {
            var id = projection.GetProperty("id").GetString();
            var accepted = await client.PostAsync($"/v1/projections/{id}:rebuild", new { });
            Assert.True(accepted.Status == HttpStatusCode.Accepted, accepted.Text);
            var ended = await client.FinishAsync(accepted);
            if (!ended.TryGetProperty("response", out _))
                report.Diverged.Add($"{id}: {ended}");
        }
        await settle();
        var after = await ReadAsync();
        report.Diverged.AddRange(before.Except(after).Select(row => $"before the rebuild: {row}"));
        report.Diverged.AddRange(after.Except(before).Select(row => $"after the rebuild: {row}"));
    }

    private async Task<IReadOnlySet<string>> ReadAsync()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (service, sql) in Derived)
        {
            foreach (var row in await rows.ReadAsync(service, sql))
                all.Add($"{service} {string.Join(' ', row)}");
        }
        return all;
    }

    private async Task CardsAsync(RecordedContact contact)
    {
        var card = (await client.GetAsync($"/v1/contacts/{contact.Id}/transaction-card")).Body;
        var totals = card.GetProperty("totals").EnumerateArray().FirstOrDefault();
        var found =
            totals.ValueKind == JsonValueKind.Undefined
                ? (0, 0, 0m)
                : (
                    totals.GetProperty("orders").GetInt32(),
                    totals.GetProperty("returns").GetInt32(),
                    Amount(totals.GetProperty("revenue"))
                );
        Compare($"card of {contact.Id}", (contact.Orders, contact.Returns, contact.Revenue), found);
        var activities = (await client.GetAsync($"/v1/contacts/{contact.Id}/contact-card")).Body;
        Compare(
            $"activities of {contact.Id}",
            contact.Activities.Count(activity => !activity.IsDeleted),
            activities.GetProperty("activities").GetInt32()
        );
    }

    private async Task ProfileAsync(RecordedContact contact)
    {
        var traits = (await client.GetAsync($"/v1/contacts/{contact.Id}/profile"))
            .Body.GetProperty("traits")
            .EnumerateArray()
            .ToDictionary(trait => trait.GetProperty("name").GetString()!);
        decimal Value(string name) =>
            !traits[name].TryGetProperty("value", out var value) ? 0
            : value.TryGetProperty("amount", out var amount) ? Amount(amount)
            : value.GetProperty("number").GetDecimal();
        Compare(
            $"profile of {contact.Id}",
            (contact.Orders, contact.Revenue, contact.OpenTickets),
            ((int)Value("orders"), Value("revenue"), (int)Value("open_tickets"))
        );
    }

    private async Task MembersAsync(string segmentId, IEnumerable<string> expected)
    {
        var members = new List<string>();
        await foreach (
            var member in RetailPages.ReadAsync(
                client,
                $"/v1/segments/{segmentId}/members",
                "members"
            )
        )
            members.Add(member.GetProperty("contactId").GetString()!);
        var wanted = expected.ToHashSet(StringComparer.Ordinal);
        if (members.Count != members.Distinct(StringComparer.Ordinal).Count())
            report.Doubled.Add($"members of {segmentId}");
        report.Diverged.AddRange(
            wanted.Except(members).Select(id => $"{id} is missing in segment {segmentId}")
        );
        report.Diverged.AddRange(
            members.Except(wanted).Select(id => $"{id} is in segment {segmentId}")
        );
    }

    private void Compare<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            report.Diverged.Add($"{what}: {actual} instead of {expected}");
    }

    private static decimal Amount(JsonElement money) =>
        decimal.Parse(money.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
}
