using System.Globalization;
using System.Text.Json;
using Crm.EndToEnd.Tests.Retail;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Compares what the product says with the records: everything that was acknowledged is there, as it was left, once.</summary>
internal sealed class RecordCheck(
    CrmClient client,
    IReadOnlyList<Record> records,
    KillReport report
)
{
    public async Task RunAsync()
    {
        await ContactsAsync();
        await TransactionsAsync();
        await ActivitiesAsync();
        await TicketsAsync();
    }

    private async Task ContactsAsync()
    {
        var found = await ReadAsync("/v1/contacts", "contacts");
        var byNumber = found.ToLookup(contact =>
            contact.GetProperty("externalIds")[0].GetProperty("value").GetString()!
        );
        foreach (var expected in records.SelectMany(record => record.Present))
        {
            var actual = byNumber[expected.Number].ToList();
            Count(actual.Count, $"contact {expected.Number}");
            if (actual.Count == 0)
                continue;
            // The answer to an import does not tell the ids of what it makes.
            expected.Id = Text(actual[0], "id");
            Compare(
                $"contact {expected.Number}",
                (expected.Name, expected.Country, $"{expected.Version}"),
                (
                    Text(actual[0], "displayName"),
                    Text(actual[0].GetProperty("primaryAddress"), "country"),
                    Text(actual[0], "etag")
                )
            );
        }
        foreach (var gone in records.SelectMany(record => record.Contacts).Where(c => c.IsDeleted))
        {
            if (byNumber[gone.Number].Any())
                report.Lost.Add($"the deletion of contact {gone.Number}");
        }
        Unknown(
            byNumber.Select(group => group.Key),
            records.SelectMany(record => record.Contacts).Select(contact => contact.Number),
            "contact"
        );
    }

    private async Task TransactionsAsync()
    {
        var found = (await ReadAsync("/v1/transactions", "transactions")).ToLookup(one =>
            Text(one, "externalId")
        );
        var expected = Contacts.SelectMany(contact => contact.Sales).ToList();
        foreach (var sale in expected)
        {
            var actual = found[sale.ExternalId].ToList();
            Count(actual.Count, $"transaction {sale.ExternalId}");
            if (actual.Count == 0)
                continue;
            var (id, total) = (Text(actual[0], "id"), actual[0].GetProperty("total"));
            Compare(
                $"transaction {sale.ExternalId}",
                (sale.Id.Length == 0 ? id : sale.Id, sale.Total),
                (id, decimal.Parse(Text(total, "amount"), CultureInfo.InvariantCulture))
            );
        }
        Unknown(
            found.Select(group => group.Key),
            expected.Select(sale => sale.ExternalId),
            "transaction"
        );
    }

    private async Task ActivitiesAsync()
    {
        var found = (await ReadAsync("/v1/activities", "activities")).ToLookup(one =>
            Text(one, "id")
        );
        var expected = Contacts.SelectMany(contact => contact.Activities).ToList();
        foreach (var activity in expected)
        {
            var actual = found[activity.Id].ToList();
            if (activity.IsDeleted)
            {
                if (actual.Count > 0)
                    report.Lost.Add($"the deletion of activity {activity.Id}");
                continue;
            }
            Count(actual.Count, $"activity {activity.Id}");
            if (actual.Count > 0)
                Compare(
                    $"activity {activity.Id}",
                    (activity.Outcome, activity.Etag),
                    (Text(actual[0], "outcome"), Text(actual[0], "etag"))
                );
        }
        Unknown(
            found.Select(group => group.Key),
            expected.Select(activity => activity.Id),
            "activity"
        );
    }

    private async Task TicketsAsync()
    {
        var found = (await ReadAsync("/v1/tickets", "tickets")).ToLookup(one => Text(one, "id"));
        var expected = Contacts.SelectMany(contact => contact.Tickets).ToList();
        foreach (var ticket in expected)
        {
            var actual = found[ticket.Id].ToList();
            Count(actual.Count, $"ticket {ticket.Id}");
            if (actual.Count > 0)
                Compare(
                    $"ticket {ticket.Id}",
                    (ticket.Status, ticket.Etag, $"{ticket.Number}"),
                    (
                        Text(actual[0], "status"),
                        Text(actual[0], "etag"),
                        actual[0].GetProperty("number").ToString()
                    )
                );
        }
        Unknown(found.Select(group => group.Key), expected.Select(ticket => ticket.Id), "ticket");
        foreach (var twice in expected.GroupBy(ticket => ticket.Number).Where(g => g.Count() > 1))
            report.Doubled.Add($"ticket number {twice.Key}");
        // Each worker waits for its answer: what it creates later has a higher number.
        foreach (var record in records)
        {
            var numbers = record
                .Requests.Where(one => one.Request.Path == "/v1/tickets")
                .Select(one => one.Answer.Body.GetProperty("number").GetInt32())
                .ToList();
            if (!numbers.SequenceEqual(numbers.Order()))
                report.Doubled.Add($"ticket numbers do not increase: {string.Join(' ', numbers)}");
        }
    }

    private IEnumerable<RecordedContact> Contacts => records.SelectMany(record => record.Contacts);

    private async Task<IReadOnlyList<JsonElement>> ReadAsync(string path, string items)
    {
        var all = new List<JsonElement>();
        await foreach (var item in RetailPages.ReadAsync(client, path, items))
            all.Add(item);
        return all;
    }

    private void Count(int count, string what)
    {
        if (count == 0)
            report.Lost.Add(what);
        if (count > 1)
            report.Doubled.Add(what);
    }

    private void Compare<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            report.Lost.Add($"{what}: {actual} instead of {expected}");
    }

    // Nobody was told of it, yet it is there.
    private void Unknown(IEnumerable<string> found, IEnumerable<string> expected, string what) =>
        report.Doubled.AddRange(
            found
                .Except(expected, StringComparer.Ordinal)
                .Select(key => $"{what} {key} is nobody's")
        );

    private static string Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) ? text.ToString() : "";
}
