using Crm.ServiceDefaults.Errors;

namespace Crm.Interactions.Domain;

/// <summary>What can be wrong with a reference to a contact.</summary>
internal static class ContactErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "CONTACT_NOT_FOUND",
        "There is no such contact."
    );

    public static readonly Error MatchAmbiguous = new(
        ErrorKind.AlreadyExists,
        "CONTACT_MATCH_AMBIGUOUS",
        "More than one contact has this key. Give the id of the contact."
    );
}
