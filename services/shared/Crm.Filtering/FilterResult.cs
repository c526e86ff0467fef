using System.Diagnostics.CodeAnalysis;

namespace Crm.Filtering;

/// <summary>A value, or the reasons why there is none. Bad input is expected, so it never throws.</summary>
/// <typeparam name="TValue">What a success holds.</typeparam>
public sealed class FilterResult<TValue>
    where TValue : class
{
    private FilterResult(TValue? value, IReadOnlyList<FilterError> errors)
    {
        Value = value;
        Errors = errors;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => Value is not null;

    /// <summary>The value of a success.</summary>
    public TValue? Value { get; }

    /// <summary>The errors of a failure in the order of the text; empty on success.</summary>
    public IReadOnlyList<FilterError> Errors { get; }

    internal static FilterResult<TValue> Success(TValue value) => new(value, []);

    internal static FilterResult<TValue> Failure(params IReadOnlyList<FilterError> errors) =>
        new(null, errors);
}
