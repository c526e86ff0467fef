using Crm.ServiceDefaults.Errors;

namespace Crm.ContactReferences;

/// <summary>What can be wrong with a reference to a contact.</summary>
public static class ContactReferenceErrors
{
    /// <summary>There is no such contact.</summary>
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "CONTACT_NOT_FOUND",
        "There is no such contact."
    );

    /// <summary>More than one contact has the key.</summary>
    public static readonly Error MatchAmbiguous = new(
        ErrorKind.AlreadyExists,
        "CONTACT_MATCH_AMBIGUOUS",
        "More than one contact has this key. Give the id of the contact."
    );
}
