using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Features.Overview;

/// <summary>Asks all services at the same time: one call each section, however much there is and of however many contacts.</summary>
internal sealed class BatchReadContactOverviews(ContactSections sections)
{
    public async Task<Result<ContactOverview>[]> HandleAsync(
        IReadOnlyList<string> contactIds,
        CancellationToken cancellationToken
    )
    {
        var contacts = sections.ContactsAsync(contactIds, cancellationToken);
        var profiles = sections.ProfilesAsync(contactIds, cancellationToken);
        var segments = sections.SegmentsAsync(contactIds, cancellationToken);
        var transactionCards = sections.TransactionCardsAsync(contactIds, cancellationToken);
        var contactCards = sections.ContactCardsAsync(contactIds, cancellationToken);
        var openTickets = sections.OpenTicketsAsync(contactIds, cancellationToken);
        var found = await contacts;
        var overviews = new Result<ContactOverview>[found.Length];
        for (var i = 0; i < found.Length; i++)
            overviews[i] = found[i].Error is { } error
                ? error
                : new ContactOverview
                {
                    Contact = found[i].Value,
                    Profile = (await profiles)[i],
                    Segments = (await segments)[i],
                    TransactionCard = (await transactionCards)[i],
                    ContactCard = (await contactCards)[i],
                    OpenTickets = (await openTickets)[i],
                };
        return overviews;
    }
}
