using Crm.ServiceDefaults.Errors;

namespace Crm.Interactions.Domain;

/// <summary>What can be wrong with a transaction.</summary>
internal static class TransactionErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "TRANSACTION_NOT_FOUND",
        "There is no such transaction."
    );

    public static readonly Error ContactMissing = new(
        ErrorKind.InvalidArgument,
        "TRANSACTION_CONTACT_MISSING",
        "Say who bought, by contactId or by contact, and not by both."
    );

    public static readonly Error ExternalIdTaken = new(
        ErrorKind.AlreadyExists,
        "TRANSACTION_EXTERNAL_ID_TAKEN",
        "Another transaction has this external id. A transaction is never changed: record a return instead."
    );

    public static readonly Error TotalOutOfRange = new(
        ErrorKind.InvalidArgument,
        "TRANSACTION_TOTAL_OUT_OF_RANGE",
        "The amounts or quantities add up to more than can be kept."
    );

    public static readonly Error QuantityZero = new(
        ErrorKind.InvalidArgument,
        "TRANSACTION_QUANTITY_ZERO",
        "The quantity of a line is not 0."
    );
}
