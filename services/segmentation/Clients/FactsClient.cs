using Crm.Contacts.V1;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Crm.Tickets.V1;
using Grpc.Core;

namespace Crm.Segmentation.Clients;

/// <summary>Pulls from other services what profiles are made of, as this service.</summary>
internal sealed class FactsClient(ServiceChannels channels, CallerAccessor caller)
{
    // The contracts allow no more in one question.
    private const int MostIds = 5_000;

    private const int PageSize = 1_000;

    /// <summary>What rules may know of some contacts.</summary>
    public async Task<IReadOnlyList<ContactFacts>> GetContactsAsync(
        IReadOnlyCollection<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var client = new ContactFactsService.ContactFactsServiceClient(To("contacts"));
        var facts = new List<ContactFacts>(contactIds.Count);
        foreach (var chunk in contactIds.Chunk(MostIds))
        {
            var request = new BatchGetContactFactsRequest
            {
                Ids = { chunk.Select(id => id.ToString()) },
            };
            var response = await client.BatchGetContactFactsAsync(
                request,
                cancellationToken: cancellationToken
            );
            facts.AddRange(response.Facts);
        }
        return facts;
    }

    /// <summary>A page of all contacts.</summary>
    public async Task<ListContactFactsResponse> ListContactsAsync(
        string pageToken,
        CancellationToken cancellationToken
    ) =>
        await new ContactFactsService.ContactFactsServiceClient(
            To("contacts")
        ).ListContactFactsAsync(
            new ListContactFactsRequest { PageSize = PageSize, PageToken = pageToken },
            cancellationToken: cancellationToken
        );

    /// <summary>A page of all transactions.</summary>
    public async Task<ListTransactionFactsResponse> ListTransactionsAsync(
        string pageToken,
        CancellationToken cancellationToken
    ) =>
        await new InteractionFactsService.InteractionFactsServiceClient(
            To("interactions")
        ).ListTransactionFactsAsync(
            new ListTransactionFactsRequest { PageSize = PageSize, PageToken = pageToken },
            cancellationToken: cancellationToken
        );

    /// <summary>A page of all activities.</summary>
    public async Task<ListActivityFactsResponse> ListActivitiesAsync(
        string pageToken,
        CancellationToken cancellationToken
    ) =>
        await new InteractionFactsService.InteractionFactsServiceClient(
            To("interactions")
        ).ListActivityFactsAsync(
            new ListActivityFactsRequest { PageSize = PageSize, PageToken = pageToken },
            cancellationToken: cancellationToken
        );

    /// <summary>A page of all tickets.</summary>
    public async Task<ListTicketFactsResponse> ListTicketsAsync(
        string pageToken,
        CancellationToken cancellationToken
    ) =>
        await new TicketFactsService.TicketFactsServiceClient(To("tickets")).ListTicketFactsAsync(
            new ListTicketFactsRequest { PageSize = PageSize, PageToken = pageToken },
            cancellationToken: cancellationToken
        );

    private CallInvoker To(string service) =>
        channels.For(
            service,
            Caller.System(caller.Caller.TenantId, "segmentation", "internal.facts")
        );
}
