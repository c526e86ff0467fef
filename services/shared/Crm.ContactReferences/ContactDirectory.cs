using Crm.Contacts.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.ContactReferences;

/// <summary>
/// Says whose the references of a request, or of a chunk of an import, are. A contact that is known by its id is not asked for; all
/// others are, with one question, and are known from then on.
/// </summary>
public sealed class ContactDirectory
{
    private readonly ContactLookup _lookup;
    private readonly KnownContacts _known;

    internal ContactDirectory(ContactLookup lookup, KnownContacts known) =>
        (_lookup, _known) = (lookup, known);

    /// <summary>The contact of each reference, in their order; or the failure when contacts is needed and cannot be asked.</summary>
    public async Task<Result<FoundContact[]>> ResolveAsync(
        IReadOnlyList<ContactReference> references,
        CancellationToken cancellationToken
    )
    {
        var ids = references.Select(IdOf).OfType<Guid>().Distinct().ToList();
        var known = await _known.FindAsync(ids, cancellationToken);
        var found = new FoundContact[references.Count];
        var unknown = new List<int>();
        for (var i = 0; i < references.Count; i++)
        {
            if (IdOf(references[i]) is { } id && known.TryGetValue(id, out var survivor))
                found[i] = new FoundContact(
                    survivor is { } contact ? new ContactRelation(contact, id) : null
                );
            else if (IsAnswerable(references[i]))
                unknown.Add(i);
        }
        if (unknown.Count == 0)
            return found;

        var asked = await _lookup.ResolveAsync(
            [.. unknown.Select(index => references[index])],
            cancellationToken
        );
        if (asked.Error is not null)
            return asked.Error;
        for (var i = 0; i < unknown.Count; i++)
            found[unknown[i]] = Read(references[unknown[i]], asked.Value[i]);
        await _known.RememberAsync(
            [.. unknown.Select(index => found[index].Relation).OfType<ContactRelation>()],
            cancellationToken
        );
        return found;
    }

    /// <summary>The contact with an id, the one that remained after merges; or CONTACT_NOT_FOUND.</summary>
    public async Task<Result<Guid>> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        var found = await FindAllAsync([contactId], cancellationToken);
        return found.Error is null ? found.Value[0] : found.Error;
    }

    /// <summary>
    /// Reads what is known of each of several contacts, for calls that arrive together. An id that nobody has is CONTACT_NOT_FOUND and
    /// spoils no other; a contact that was merged is the one that remained.
    /// </summary>
    /// <param name="contactIds">The ids as callers wrote them.</param>
    /// <param name="read">Reads all contacts at once. Each is there only once, and each has an answer.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One answer an id, in their order; or the failure when contacts is needed and cannot be asked.</returns>
    public async Task<Result<Result<T>[]>> ReadAsync<T>(
        IReadOnlyList<string> contactIds,
        Func<List<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, T>>> read,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAllAsync(contactIds, cancellationToken);
        if (found.Error is not null)
            return found.Error;
        var ids = found
            .Value.Where(contact => contact.Error is null)
            .Select(contact => contact.Value)
            .Distinct()
            .ToList();
        var answers =
            ids.Count == 0 ? new Dictionary<Guid, T>() : await read(ids, cancellationToken);
        return Array.ConvertAll(
            found.Value,
            contact => contact.Error is null ? (Result<T>)answers[contact.Value] : contact.Error
        );
    }

    private async Task<Result<Result<Guid>[]>> FindAllAsync(
        IReadOnlyList<string> contactIds,
        CancellationToken cancellationToken
    )
    {
        var found = await ResolveAsync(
            [.. contactIds.Select(id => new ContactReference { Id = id })],
            cancellationToken
        );
        if (found.Error is not null)
            return found.Error;
        return Array.ConvertAll(
            found.Value,
            contact =>
                contact.Relation is { } relation
                    ? (Result<Guid>)relation.ContactId
                    : ContactReferenceErrors.NotFound
        );
    }

    private static FoundContact Read(ContactReference reference, ResolvedContact resolved)
    {
        if (resolved.Ambiguous || !Guid.TryParse(resolved.ContactId, out var contactId))
            return new FoundContact(null, resolved.Ambiguous);
        return new FoundContact(new ContactRelation(contactId, IdOf(reference) ?? contactId));
    }

    private static Guid? IdOf(ContactReference reference) =>
        reference.KeyCase == ContactReference.KeyOneofCase.Id
        && Guid.TryParse(reference.Id, out var id)
            ? id
            : null;

    // What is no id at all is nobody's, and contacts need not be asked.
    private static bool IsAnswerable(ContactReference reference) =>
        reference.KeyCase != ContactReference.KeyOneofCase.Id || IdOf(reference) is not null;
}
