namespace Crm.ServiceDefaults.Errors;

/// <summary>What a use case returns: a value or an expected failure.</summary>
/// <typeparam name="T">The value.</typeparam>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The failure; null on success.</summary>
    public Error? Error { get; }

    /// <summary>The value.</summary>
    /// <exception cref="ErrorException">The result is a failure.</exception>
    public T Value => Error is null ? _value! : throw new ErrorException(Error);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}
