using System.Globalization;
using Crm.Filtering;
using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Paging;

/// <summary>What can be wrong with a list request.</summary>
public static class ListErrors
{
    private static readonly Error Filter = new(
        ErrorKind.InvalidArgument,
        "FILTER_INVALID",
        "The filter cannot be read."
    );
    private static readonly Error OrderBy = new(
        ErrorKind.InvalidArgument,
        "ORDER_BY_INVALID",
        "The order cannot be read."
    );

    /// <summary>The filter is wrong; the first error gives message and position, each one a violation.</summary>
    public static Error FilterInvalid(IReadOnlyList<FilterError> errors) =>
        From(Filter, "filter", errors);

    /// <summary>The order is wrong.</summary>
    public static Error OrderByInvalid(IReadOnlyList<FilterError> errors) =>
        From(OrderBy, "order_by", errors);

    private static Error From(Error error, string field, IReadOnlyList<FilterError> errors)
    {
        var violations = errors.Select(e => new FieldViolation(
            field,
            e.Code,
            string.Create(CultureInfo.InvariantCulture, $"At position {e.Position}: {e.Message}")
        ));
        return (error with { Message = errors[0].Message, Violations = [.. violations] }).With(
            "position",
            errors[0].Position.ToString(CultureInfo.InvariantCulture)
        );
    }
}
