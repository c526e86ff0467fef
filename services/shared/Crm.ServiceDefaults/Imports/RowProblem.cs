using Crm.ServiceDefaults.Validation;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Why a row is refused before it is applied.</summary>
internal sealed record RowProblem(string Code, string Pointer, string Detail)
{
    public static readonly RowProblem TooLarge = new(
        "ROW_TOO_LARGE",
        "",
        $"A row has {ImportLimits.RowBytes} bytes at most."
    );

    public static readonly RowProblem NotUtf8 = new(
        "ROW_ENCODING_INVALID",
        "",
        "The row is not UTF-8."
    );

    public static readonly RowProblem QuotesInvalid = new(
        "ROW_QUOTES_INVALID",
        "",
        "The quotes of the row do not match."
    );

    public static readonly RowProblem RecordTooLarge = new(
        "RECORD_TOO_LARGE",
        "",
        $"A record has {ImportLimits.RowsInRecord} rows at most."
    );

    public static RowProblem ColumnsMismatch(int expected, int actual) =>
        new("ROW_COLUMNS_MISMATCH", "", $"The row has {actual} columns, the header {expected}.");

    public static RowProblem JsonInvalid(string why) => new("ROW_JSON_INVALID", "", why);

    public static RowProblem Value(string pointer, string expected) =>
        new("VALUE_INVALID", pointer, $"Must be {expected}.");

    /// <summary>The first rule of the contract that a resource breaks; null when it keeps all.</summary>
    public static RowProblem? Of(IMessage resource)
    {
        // The id is the only field that the service sets itself and that a row may have.
        var violation = MessageValidator
            .CheckResource(resource)
            .FirstOrDefault(found => found.Reason != ViolationReasons.OutputOnly);
        return violation is var (field, reason, description)
            ? new RowProblem(reason, JsonPointers.Of(resource.Descriptor, field), description)
            : null;
    }
}
