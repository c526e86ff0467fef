using Crm.Contacts.V1;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Crm.ContactReferences;

/// <summary>Asks the contacts service, in the name of this service.</summary>
internal sealed class ContactLookup(
    ServiceChannels channels,
    CallerAccessor caller,
    ServiceIdentity service,
    ILogger<ContactLookup> logger
)
{
    // The contract of contacts allows no more in one question.
    private const int MostReferences = 5_000;

    public async Task<Result<ResolvedContact[]>> ResolveAsync(
        IReadOnlyList<ContactReference> references,
        CancellationToken cancellationToken
    )
    {
        var resolved = new List<ResolvedContact>(references.Count);
        try
        {
            foreach (var chunk in references.Chunk(MostReferences))
            {
                var response = await Client()
                    .ResolveContactsAsync(
                        new ResolveContactsRequest { References = { chunk } },
                        cancellationToken: cancellationToken
                    );
                resolved.AddRange(response.Contacts);
            }
            return resolved.ToArray();
        }
        catch (RpcException exception) when (exception.StatusCode != StatusCode.Cancelled)
        {
            // Whatever contacts has against this service, the caller cannot mend it.
            logger.LogWarning(
                "Contacts does not resolve references: {Status}",
                exception.StatusCode
            );
            return exception.StatusCode == StatusCode.DeadlineExceeded
                ? CommonErrors.DeadlineExceeded
                : CommonErrors.ServiceUnavailable;
        }
    }

    /// <summary>A page of all contacts, deleted ones too, in the order of their ids.</summary>
    public async Task<ListContactFactsResponse> ListAsync(
        string pageToken,
        int pageSize,
        CancellationToken cancellationToken
    ) =>
        await new ContactFactsService.ContactFactsServiceClient(
            Invoker("internal.facts")
        ).ListContactFactsAsync(
            new ListContactFactsRequest { PageSize = pageSize, PageToken = pageToken },
            cancellationToken: cancellationToken
        );

    private ContactLookupService.ContactLookupServiceClient Client() =>
        new(Invoker("internal.contacts"));

    private CallInvoker Invoker(string permission) =>
        channels.For("contacts", Caller.System(caller.Caller.TenantId, service.Name, permission));
}
