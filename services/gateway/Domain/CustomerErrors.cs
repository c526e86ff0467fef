using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Domain;

/// <summary>What can be wrong with the key of a customer. The reasons are those of contacts.</summary>
internal static class CustomerErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "CONTACT_NOT_FOUND",
        "There is no such contact."
    );

    public static readonly Error MatchAmbiguous = new(
        ErrorKind.AlreadyExists,
        "CONTACT_MATCH_AMBIGUOUS",
        "More than one contact has this key. Change one of them, or ask by another key."
    );

    public static readonly Error KeyMissing = new(
        ErrorKind.InvalidArgument,
        "CONTACT_KEY_MISSING",
        "Give exactly one key: the id of the contact, an external id, an e-mail address or a phone number."
    );
}
