using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>What a worker imports, and the record of it.</summary>
internal sealed class LoadImports(
    int number,
    int seed,
    Random random,
    Record record,
    Func<SentRequest, Task<Answer?>> send
)
{
    private const int RecordsInAll = 12;

    private int _names;

    private string NextKey => $"import-{seed}-{number}-{_names}";

    public async Task ContactsAsync()
    {
        var contacts = new List<RecordedContact>();
        for (var i = 0; i < RecordsInAll; i++)
            contacts.Add(
                new RecordedContact("", $"V{number}-{++_names}")
                {
                    Name = $"Imported {number} {_names}",
                    Country = LoadWorker.Countries[random.Next(LoadWorker.Countries.Length)],
                }
            );
        if (await SendAsync(LoadFile.Contacts(contacts, NextKey)))
            record.Contacts.AddRange(contacts);
    }

    /// <summary>Sales to contacts, and returns. They may not be deleted before it has ended.</summary>
    public async Task SalesAsync(List<RecordedContact> contacts)
    {
        var sales = new List<(RecordedContact Contact, RecordedSale Sale)>();
        for (var i = 0; i < RecordsInAll; i++)
            sales.Add(
                (
                    contacts[random.Next(contacts.Count)],
                    new RecordedSale(
                        "",
                        $"I{number}-{++_names}",
                        IsReturn: random.Next(4) == 0,
                        Total: random.Next(100, 9_000) / 100m
                    )
                )
            );
        if (!await SendAsync(LoadFile.Sales(sales, NextKey)))
            return;
        foreach (var (contact, sale) in sales)
            contact.Sales.Add(sale);
    }

    private async Task<bool> SendAsync(SentRequest request)
    {
        if (await send(request) is not { } answer)
            return false;
        record.Imports.Add(new RecordedImport(answer.Id, RecordsInAll));
        return true;
    }
}
