using Crm.ServiceDefaults.Errors;

namespace Crm.Tickets.Domain;

/// <summary>What can be wrong with a ticket.</summary>
internal static class TicketErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "TICKET_NOT_FOUND",
        "There is no such ticket."
    );

    public static readonly Error RequesterMissing = new(
        ErrorKind.InvalidArgument,
        "TICKET_REQUESTER_MISSING",
        "Give a contact id, or a requester with an e-mail address, a phone number or an external id."
    );

    public static readonly Error ComplaintUnexpected = new(
        ErrorKind.InvalidArgument,
        "TICKET_COMPLAINT_UNEXPECTED",
        "Only a ticket of the kind COMPLAINT has a complaint."
    );

    public static readonly Error QueryInvalid = new Error(
        ErrorKind.InvalidArgument,
        "QUERY_INVALID",
        "The query has no letters or digits to search for."
    ).At("query");

    private static readonly Error FieldsMissing = new(
        ErrorKind.FailedPrecondition,
        "TICKET_FIELD_MISSING",
        "The status needs fields that are empty."
    );

    private static readonly Error Custom = new(
        ErrorKind.InvalidArgument,
        "TICKET_CUSTOM_FIELD_INVALID",
        "A custom field is a text, a number or a boolean."
    );

    /// <summary>Custom fields whose values are of no type that they can have.</summary>
    /// <param name="keys">Their keys.</param>
    public static Error CustomFieldsInvalid(IEnumerable<string> keys) =>
        Custom with
        {
            Violations =
            [
                .. keys.Select(key => new FieldViolation(
                    $"ticket.custom_fields[\"{key}\"]",
                    Custom.Reason,
                    Custom.Message
                )),
            ],
        };

    /// <summary>The status does not allow the move.</summary>
    public static Error MoveNotAllowed(
        string move,
        TicketStatus status,
        IReadOnlyList<string> allowed
    ) =>
        new Error(
            ErrorKind.FailedPrecondition,
            "TICKET_MOVE_NOT_ALLOWED",
            $"A ticket that is {status.ToString().ToUpperInvariant()} does not allow: {move}. Allowed: {string.Join(", ", allowed)}."
        )
            .With("status", status.ToString().ToUpperInvariant())
            .With("allowedMoves", string.Join(',', allowed));

    /// <summary>Fields that the status needs are empty.</summary>
    /// <param name="fields">The paths of the fields, from the ticket on.</param>
    /// <param name="prefix">What stands before them in the request, such as <c>ticket.</c>.</param>
    public static Error FieldMissing(IEnumerable<string> fields, string prefix) =>
        FieldsMissing with
        {
            Violations =
            [
                .. fields.Select(field => new FieldViolation(
                    prefix + field,
                    FieldsMissing.Reason,
                    "Must not be empty."
                )),
            ],
        };
}
