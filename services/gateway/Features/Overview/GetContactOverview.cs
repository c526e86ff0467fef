using Crm.Gateway.V1;

namespace Crm.Gateway.Features.Overview;

/// <summary>Asks all services at the same time: one call each section, however much there is.</summary>
internal sealed class GetContactOverview(ContactSections contacts, TicketSections tickets)
{
    public async Task<ContactOverview> HandleAsync(
        GetContactOverviewRequest request,
        CancellationToken cancellationToken
    )
    {
        var id = request.ContactId;
        var contact = contacts.ContactAsync(id, cancellationToken);
        var profile = contacts.ProfileAsync(id, cancellationToken);
        var segments = contacts.SegmentsAsync(id, cancellationToken);
        var transactionCard = contacts.TransactionCardAsync(id, cancellationToken);
        var contactCard = contacts.ContactCardAsync(id, cancellationToken);
        var openTickets = tickets.ReadAsync(
            $"contactId = {TicketSections.Quote(id)}",
            TicketSections.Open,
            cancellationToken
        );
        return new ContactOverview
        {
            Contact = await contact,
            Profile = await profile,
            Segments = await segments,
            TransactionCard = await transactionCard,
            ContactCard = await contactCard,
            OpenTickets = await openTickets,
        };
    }
}
