using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Imports;

/// <summary>What can be wrong with an import as a whole.</summary>
public static class ImportErrors
{
    /// <summary>There are no bytes.</summary>
    public static readonly Error Empty = new(
        ErrorKind.InvalidArgument,
        "IMPORT_EMPTY",
        "There is nothing to import: send the rows as the body."
    );

    /// <summary>The body is neither CSV nor NDJSON in UTF-8.</summary>
    public static readonly Error MediaTypeUnsupported = new(
        ErrorKind.InvalidArgument,
        "MEDIA_TYPE_UNSUPPORTED",
        "Send text/csv or application/x-ndjson, in UTF-8."
    );

    /// <summary>The mapping does not fit the resource or the columns; the violations say why.</summary>
    public static readonly Error MappingInvalid = new(
        ErrorKind.InvalidArgument,
        "IMPORT_MAPPING_INVALID",
        "The mapping does not fit the fields or the columns."
    );

    /// <summary>There are too many rows.</summary>
    public static readonly Error TooManyRows = new(
        ErrorKind.InvalidArgument,
        "IMPORT_TOO_MANY_ROWS",
        $"An import has {ImportLimits.Rows} rows at most. Nothing was imported."
    );

    /// <summary>There are too many bytes.</summary>
    public static Error TooLarge(long most) =>
        new(ErrorKind.InvalidArgument, "PAYLOAD_TOO_LARGE", $"An import has {most} bytes at most.");
}
