using Crm.Benchmarks.Load;

namespace Crm.Benchmarks.Rows;

/// <summary>An operation that is driven on both sides in turn.</summary>
/// <param name="Name">The name in reports and for <c>--only</c>.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Target">The least ratio that is to be reached; null where none is set.</param>
/// <param name="Connections">How many requests are under way at a time.</param>
/// <param name="Keys">How many credentials take turns.</param>
/// <param name="Product">The requests to the product.</param>
/// <param name="Floor">The requests to the floor.</param>
internal sealed record LoadRow(
    string Name,
    string Title,
    double? Target,
    int Connections,
    int Keys,
    IReadOnlyList<LoadRequest> Product,
    IReadOnlyList<LoadRequest> Floor
);
