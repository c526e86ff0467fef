namespace Crm.EndToEnd.Tests.Killing;

/// <summary>A contact as its acknowledged requests left it.</summary>
internal sealed class RecordedContact(string id, string number)
{
    /// <summary>Empty for one that an import made.</summary>
    public string Id { get; set; } = id;

    /// <summary>Its external id.</summary>
    public string Number { get; } = number;

    public string Name { get; set; } = "";

    public string Country { get; set; } = "";

    public string Etag { get; set; } = "";

    public int Version { get; set; } = 1;

    public bool IsDeleted { get; set; }

    public List<RecordedSale> Sales { get; } = [];

    /// <summary>Whether an import that may still be at work brings something for it.</summary>
    public bool IsAwaited => Sales.Exists(sale => sale.Id.Length == 0);

    public List<RecordedActivity> Activities { get; } = [];

    public List<RecordedTicket> Tickets { get; } = [];

    public int Orders => Sales.Count(sale => !sale.IsReturn);

    public int Returns => Sales.Count(sale => sale.IsReturn);

    public decimal Revenue => Sales.Sum(sale => sale.IsReturn ? -sale.Total : sale.Total);

    public int OpenTickets =>
        Tickets.Count(ticket => ticket.Status is not ("RESOLVED" or "CLOSED"));
}

/// <summary>A sale or a return; without an id when an import made it.</summary>
internal sealed record RecordedSale(string Id, string ExternalId, bool IsReturn, decimal Total);

/// <summary>An import that was accepted.</summary>
internal sealed record RecordedImport(string Operation, int Records);

/// <summary>An activity.</summary>
internal sealed class RecordedActivity(string id)
{
    public string Id { get; } = id;

    public string Etag { get; set; } = "";

    public string Outcome { get; set; } = "";

    public bool IsDeleted { get; set; }
}

/// <summary>A ticket.</summary>
internal sealed class RecordedTicket(string id, int number)
{
    public string Id { get; } = id;

    public int Number { get; } = number;

    public string Status { get; set; } = "NEW";

    public string Etag { get; set; } = "";
}

/// <summary>What one worker knows: everything that was acknowledged to it, in that order.</summary>
internal sealed class Record
{
    public List<Acknowledged> Requests { get; } = [];

    public List<RecordedContact> Contacts { get; } = [];

    public List<RecordedImport> Imports { get; } = [];

    /// <summary>The members of the static segment that this worker put there.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that no kill explains.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>What had been acknowledged and was not there when it was read.</summary>
    public List<string> Lost { get; } = [];

    public IEnumerable<RecordedContact> Present => Contacts.Where(contact => !contact.IsDeleted);
}
