namespace Crm.Filtering;

/// <summary>Reads the filter language, a subset of AIP-160. Linear in the length of the text.</summary>
public static class FilterParser
{
    /// <summary>Parses a filter; a null or blank text is the empty filter.</summary>
    /// <param name="text">The filter as the client wrote it.</param>
    /// <param name="limits">What it may ask for; <see cref="FilterLimits.Default"/> when absent.</param>
    public static FilterResult<FilterNode> Parse(string? text, FilterLimits? limits = null)
    {
        text ??= "";
        limits ??= FilterLimits.Default;
        if (text.Length > limits.MaxLength)
        {
            return Failure(
                FilterSpan
                    .Between(limits.MaxLength, text.Length)
                    .Error(
                        FilterErrorCode.TooLong,
                        $"The filter has {text.Length} characters; at most {limits.MaxLength} are allowed."
                    )
            );
        }
        if (StorableText.FirstFault(text) is { } fault)
        {
            return Failure(
                new FilterSpan(fault, 1).Error(
                    FilterErrorCode.BadValue,
                    "The filter holds a character that is not valid Unicode text."
                )
            );
        }
        var reader = new FilterReader(text);
        var node = new FilterGrammar(reader, limits).Filter();
        return node is null ? Failure(reader.Error!) : FilterResult<FilterNode>.Success(node);
    }

    private static FilterResult<FilterNode> Failure(FilterError error) =>
        FilterResult<FilterNode>.Failure(error);
}
