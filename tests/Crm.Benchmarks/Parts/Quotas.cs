namespace Crm.Benchmarks.Parts;

/// <summary>Quotas that no load here reaches: counting is part of a request, being refused is not.</summary>
internal static class Quotas
{
    /// <summary>Settings of the gateway.</summary>
    public static readonly IReadOnlyList<(string Key, string Value)> Settings =
    [
        .. new[] { "Tenant", "Key", "Anonymous" }.SelectMany(kind =>
            new[]
            {
                ($"Gateway:Limits:{kind}:Requests", "1000000"),
                ($"Gateway:Limits:{kind}:WindowSeconds", "1"),
            }
        ),
    ];
}
