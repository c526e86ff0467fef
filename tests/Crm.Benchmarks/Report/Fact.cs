namespace Crm.Benchmarks.Report;

/// <summary>Something that only the product does.</summary>
/// <param name="Name">The name in reports and for <c>--only</c>.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Target">What is to be reached, in words.</param>
/// <param name="Measured">What was measured, in words.</param>
/// <param name="FallsShort">Whether that misses the target.</param>
internal sealed record Fact(
    string Name,
    string Title,
    string Target,
    string Measured,
    bool FallsShort
)
{
    /// <summary>The line that is printed.</summary>
    public string Line => $"{Name} {Measured} (target {Target})";
}
