using Crm.ServiceDefaults.Errors;

namespace Crm.Tickets.Domain;

/// <summary>What can be wrong with a reference to a contact.</summary>
internal static class ContactErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "CONTACT_NOT_FOUND",
        "There is no such contact."
    );
}
