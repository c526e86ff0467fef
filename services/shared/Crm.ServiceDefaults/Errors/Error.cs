namespace Crm.ServiceDefaults.Errors;

/// <summary>
/// An expected failure, as a value. The catalogue of a resource (<c>ContactErrors</c>) lists its errors; use cases return them and
/// one interceptor turns them into a <c>google.rpc.Status</c>.
/// </summary>
/// <param name="Kind">What sort of failure it is.</param>
/// <param name="Reason">The machine-readable reason, UPPER_SNAKE, such as <c>CONTACT_NOT_FOUND</c>.</param>
/// <param name="Message">What is wrong and what to do, for people; never personal data of others.</param>
public sealed record Error(ErrorKind Kind, string Reason, string Message)
{
    /// <summary>The fields that are wrong; empty when it is not about fields.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; init; } = [];

    /// <summary>Further facts, such as the moves that are allowed.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = NoMetadata;

    /// <summary>When to try again, for <see cref="ErrorKind.ResourceExhausted"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal);

    /// <summary>This error, said about one field.</summary>
    /// <param name="field">The path in proto names, such as <c>contact.display_name</c>.</param>
    public Error At(string field) =>
        this with
        {
            Violations = [new FieldViolation(field, Reason, Message)],
        };

    /// <summary>This error with a further fact.</summary>
    public Error With(string key, string value) =>
        this with
        {
            Metadata = new Dictionary<string, string>(Metadata, StringComparer.Ordinal)
            {
                [key] = value,
            },
        };
}
