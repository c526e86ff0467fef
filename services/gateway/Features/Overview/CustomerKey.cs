using Crm.Contacts.V1;
using Crm.Gateway.Domain;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Features.Overview;

/// <summary>The one key by which a request names a customer.</summary>
/// <param name="Reference">The key as contacts knows it.</param>
/// <param name="Requester">The tickets that were asked for with it, as a filter; empty for a key that tickets do not keep.</param>
internal sealed record CustomerKey(ContactReference Reference, string Requester)
{
    public static Result<CustomerKey> Of(FindContactHistoryRequest request)
    {
        CustomerKey?[] given =
        [
            request.ContactId.Length > 0
                ? new(new ContactReference { Id = request.ContactId }, "")
                : null,
            request.ExternalId is { } externalId
                ? new(new ContactReference { ExternalId = externalId }, "")
                : null,
            request.Email.Length > 0
                ? new(
                    new ContactReference { Email = request.Email },
                    $"requester.email = {TicketSections.Quote(request.Email)}"
                )
                : null,
            request.Phone.Length > 0
                ? new(
                    new ContactReference { Phone = request.Phone },
                    $"requester.phone = {TicketSections.Quote(request.Phone)}"
                )
                : null,
        ];
        return given.Count(key => key is not null) == 1
            ? given.Single(key => key is not null)!
            : CustomerErrors.KeyMissing;
    }

    /// <summary>The tickets of the customer, as a filter.</summary>
    /// <param name="contactId">The contact; null when there is none.</param>
    public string TicketsOf(string? contactId) =>
        (contactId, Requester) switch
        {
            (null, _) => Requester,
            (_, "") => $"contactId = {TicketSections.Quote(contactId)}",
            _ => $"(contactId = {TicketSections.Quote(contactId)} OR {Requester})",
        };
}
