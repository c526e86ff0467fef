using Crm.ServiceDefaults.Errors;

namespace Crm.Contacts.Domain;

/// <summary>What can be wrong with a contact.</summary>
internal static class ContactErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "CONTACT_NOT_FOUND",
        "There is no such contact."
    );

    public static readonly Error Deleted = new(
        ErrorKind.FailedPrecondition,
        "CONTACT_DELETED",
        "The contact is deleted. Restore it to change it."
    );

    public static readonly Error NotDeleted = new(
        ErrorKind.FailedPrecondition,
        "CONTACT_NOT_DELETED",
        "The contact is not deleted."
    );

    public static readonly Error NameMissing = new Error(
        ErrorKind.InvalidArgument,
        "CONTACT_NAME_MISSING",
        "Give a name, or an e-mail address, phone number or external id to make one of."
    ).At("contact.display_name");

    public static readonly Error ExternalIdTaken = new Error(
        ErrorKind.AlreadyExists,
        "CONTACT_EXTERNAL_ID_TAKEN",
        "Another contact, perhaps a deleted one, has this external id."
    ).At("contact.external_ids");

    public static readonly Error KeyMissing = new(
        ErrorKind.InvalidArgument,
        "CONTACT_KEY_MISSING",
        "Give the key that tells contacts apart: an external id, e-mail address or phone number."
    );

    public static readonly Error MatchAmbiguous = new(
        ErrorKind.AlreadyExists,
        "CONTACT_MATCH_AMBIGUOUS",
        "More than one contact has this key. Change one of them, or match by another key."
    );

    public static readonly Error QueryInvalid = new Error(
        ErrorKind.InvalidArgument,
        "QUERY_INVALID",
        "The query has no letters or digits to search for."
    ).At("query");

    public static Error PrimaryAmbiguous(string list, int second) =>
        new Error(
            ErrorKind.InvalidArgument,
            "CONTACT_PRIMARY_AMBIGUOUS",
            "Only one of a list can be the primary one."
        ).At($"contact.{list}[{second}].primary");

    public static Error NotFoundAmong(IEnumerable<string> ids) =>
        NotFound.With("ids", string.Join(',', ids));

    public static Error Duplicate(string field) =>
        CommonErrors.RequestInvalid with
        {
            Violations =
            [
                new FieldViolation(
                    $"contact.{field}",
                    "DUPLICATE",
                    "It stands in the list before."
                ),
            ],
        };
}
