using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports;
using MatchBy = Crm.Contacts.V1.UpsertContactRequest.Types.MatchBy;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>The contacts of a chunk in memory: each record sees what the records before it did.</summary>
internal sealed class ImportBatch
{
    private readonly string _tenantId;
    private readonly MatchBy _matchBy;
    private readonly ContactChanges _changes;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<Guid, Contact> _byId;
    private readonly Dictionary<ContactKey, HashSet<Contact>> _byKey = [];
    private readonly HashSet<Contact> _created = [];
    private readonly HashSet<Contact> _changed = [];

    public ImportBatch(
        string tenantId,
        MatchBy matchBy,
        IReadOnlyCollection<Contact> known,
        ContactChanges changes,
        DateTimeOffset now
    )
    {
        (_tenantId, _matchBy, _changes, _now) = (tenantId, matchBy, changes, now);
        _byId = known.ToDictionary(contact => contact.Id);
        foreach (var contact in known)
            AddKeys(contact);
    }

    public IReadOnlyCollection<Contact> Created => _created;

    public IReadOnlyCollection<Contact> Changed => _changed;

    public ImportOutcome Apply(Wire.Contact said, CustomFieldReader customFields)
    {
        var match = Match(said);
        if (match.Error is { } error)
            return ImportOutcome.Failed(error);
        var input = match.Value is { } known
            ? ContactMerge.Apply(ContactMapping.ToInput(known), said)
            : said;
        var details = ContactReader.Read(input, customFields);
        if (details.Error is { } invalid)
            return ImportOutcome.Failed(invalid);
        if (details.Value.ExternalIds.Any(id => IsTaken(id, match.Value)))
            return ImportOutcome.Failed(ContactErrors.ExternalIdTaken);
        return match.Value is null ? Create(details.Value) : Change(match.Value, details.Value);
    }

    // An export names each contact by its id, which says more than keys that contacts may share.
    private Result<Contact?> Match(Wire.Contact said)
    {
        if (Guid.TryParse(said.Id, out var id) && _byId.TryGetValue(id, out var named))
            return named.IsDeleted ? ContactErrors.Deleted : named;
        var keys = ContactKey.Of(said, _matchBy);
        if (keys.Count == 0)
            return _matchBy == MatchBy.Unspecified ? (Contact?)null : ContactErrors.KeyMissing;
        var found = keys.SelectMany(key => _byKey.GetValueOrDefault(key, [])).Distinct().ToList();
        var live = found.FindAll(contact => !contact.IsDeleted);
        if (live.Count > 1)
            return ContactErrors.MatchAmbiguous;
        if (live.Count == 0 && found.Count > 0)
            return ContactErrors.Deleted;
        return live.FirstOrDefault();
    }

    private bool IsTaken(ExternalId id, Contact? owner) =>
        _byKey.TryGetValue(new ContactKey(MatchBy.ExternalId, id.System, id.Value), out var owners)
        && owners.Any(other => other != owner);

    private ImportOutcome Create(ContactDetails details)
    {
        var contact = Contact.Create(_tenantId, details, _now);
        _created.Add(contact);
        _byId.Add(contact.Id, contact);
        AddKeys(contact);
        _changes.Created(contact);
        return ImportOutcome.Created(contact.Id.ToString());
    }

    private ImportOutcome Change(Contact contact, ContactDetails details)
    {
        var before = ContactMapping.ToWire(contact);
        var keys = ContactKey.AllOf(contact);
        if (!contact.Change(details, _now))
            return ImportOutcome.Unchanged(contact.Id.ToString());
        foreach (var key in keys)
            _byKey[key].Remove(contact);
        AddKeys(contact);
        if (!_created.Contains(contact))
            _changed.Add(contact);
        _changes.Updated(contact, before);
        return ImportOutcome.Updated(contact.Id.ToString());
    }

    private void AddKeys(Contact contact)
    {
        foreach (var key in ContactKey.AllOf(contact))
        {
            if (!_byKey.TryGetValue(key, out var owners))
                _byKey.Add(key, owners = []);
            owners.Add(contact);
        }
    }
}
