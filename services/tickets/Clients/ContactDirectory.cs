using Crm.Contacts.V1;
using Crm.Tickets.Domain;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.Tickets.Clients;

/// <summary>Asks the contacts service whose the references of a request are.</summary>
internal sealed class ContactDirectory(ServiceChannels channels, CallerAccessor caller)
{
    // The contract of contacts allows no more in one question.
    private const int MostReferences = 5_000;

    /// <summary>The contact of each reference, in their order; or the failure when contacts cannot be asked.</summary>
    public async Task<Result<FoundContact[]>> ResolveAsync(
        IReadOnlyList<ContactReference> references,
        CancellationToken cancellationToken
    )
    {
        var identity = Caller.System(caller.Caller.TenantId, "tickets", "internal.contacts");
        var client = new ContactLookupService.ContactLookupServiceClient(
            channels.For("contacts", identity)
        );
        var found = new List<FoundContact>(references.Count);
        try
        {
            foreach (var chunk in references.Chunk(MostReferences))
            {
                var request = new ResolveContactsRequest { References = { chunk } };
                var response = await client.ResolveContactsAsync(
                    request,
                    cancellationToken: cancellationToken
                );
                found.AddRange(chunk.Zip(response.Contacts, FoundContact.Of));
            }
            return found.ToArray();
        }
        catch (RpcException exception) when (exception.StatusCode != StatusCode.Cancelled)
        {
            // Whatever contacts has against this service, the caller cannot mend it.
            return exception.StatusCode == StatusCode.DeadlineExceeded
                ? CommonErrors.DeadlineExceeded
                : CommonErrors.ServiceUnavailable;
        }
    }

    /// <summary>The contact with an id, or CONTACT_NOT_FOUND.</summary>
    public async Task<Result<Guid>> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        var found = await ResolveAsync(
            [new ContactReference { Id = contactId }],
            cancellationToken
        );
        if (found.Error is not null)
            return found.Error;
        return found.Value[0].Relation is { } contact ? contact.ContactId : ContactErrors.NotFound;
    }
}
