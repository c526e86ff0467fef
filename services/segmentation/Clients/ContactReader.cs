using Crm.Contacts.V1;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.Segmentation.Clients;

/// <summary>Reads contacts in the name of the caller, many at once.</summary>
internal sealed class ContactReader(ServiceChannels channels, CallerAccessor caller)
{
    /// <summary>The contacts by their ids; or the failure when contacts cannot be asked.</summary>
    public async Task<Result<IReadOnlyDictionary<Guid, Contact>>> ReadAsync(
        IReadOnlyCollection<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var contacts = new Dictionary<Guid, Contact>(contactIds.Count);
        if (contactIds.Count == 0)
            return contacts;
        var client = new ContactsService.ContactsServiceClient(
            channels.For("contacts", caller.Caller)
        );
        var request = new BatchGetContactsRequest
        {
            Ids = { contactIds.Select(id => id.ToString()) },
        };
        try
        {
            var response = await client.BatchGetContactsAsync(
                request,
                cancellationToken: cancellationToken
            );
            foreach (var contact in response.Contacts)
                contacts[Guid.Parse(contact.Id)] = contact;
            return contacts;
        }
        catch (RpcException exception) when (exception.StatusCode != StatusCode.Cancelled)
        {
            return exception.StatusCode == StatusCode.DeadlineExceeded
                ? CommonErrors.DeadlineExceeded
                : CommonErrors.ServiceUnavailable;
        }
    }
}
