namespace Crm.Filtering;

/// <summary>Reads an order: <c>field [ "asc" | "desc" ] { "," field [ "asc" | "desc" ] }</c>, as in AIP-132.</summary>
internal sealed class SortParser<T>(IReadOnlyDictionary<string, SortKey<T>> keys, SortKey<T> unique)
{
    public FilterResult<Keyset<T>> Parse(string text)
    {
        if (text.Length > SortLimits.MaxLength)
        {
            var excess = FilterSpan.Between(SortLimits.MaxLength, text.Length);
            return Failure(
                excess,
                FilterErrorCode.TooLong,
                $"An order has at most {SortLimits.MaxLength} characters."
            );
        }
        var parts = new List<SortPart<T>>();
        var start = 0;
        foreach (var item in text.Split(','))
        {
            var error = Add(item, start, parts);
            if (error is not null)
            {
                return FilterResult<Keyset<T>>.Failure(error);
            }
            start += item.Length + 1;
        }
        if (parts.TrueForAll(part => part.Key != unique))
        {
            parts.Add(new SortPart<T>(unique, parts[^1].IsDescending));
        }
        return FilterResult<Keyset<T>>.Success(new Keyset<T>(parts));
    }

    private FilterError? Add(string item, int start, List<SortPart<T>> parts)
    {
        var words = item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var span = new FilterSpan(
            start + item.Length - item.TrimStart().Length,
            item.Trim().Length
        );
        if (words is not ([_] or [_, "asc" or "desc"]))
        {
            return span.Error(
                FilterErrorCode.Syntax,
                "Expected a field, then nothing, asc or desc."
            );
        }
        if (!keys.TryGetValue(words[0], out var key))
        {
            var message =
                $"Cannot order by '{Excerpt.Of(words[0])}'."
                + NearestNames.Sentence(words[0], keys.Keys);
            return (span with { Length = words[0].Length }).Error(
                FilterErrorCode.UnknownField,
                message
            );
        }
        if (parts.Exists(part => part.Key == key))
        {
            return span.Error(FilterErrorCode.DuplicateField, $"'{key.Name}' is named twice.");
        }
        if (parts.Count == SortLimits.MaxFields)
        {
            return span.Error(
                FilterErrorCode.TooManyFields,
                $"An order names at most {SortLimits.MaxFields} fields; '{key.Name}' is one more."
            );
        }
        parts.Add(new SortPart<T>(key, words is [_, "desc"]));
        return null;
    }

    private static FilterResult<Keyset<T>> Failure(FilterSpan span, string code, string message) =>
        FilterResult<Keyset<T>>.Failure(span.Error(code, message));
}
