using Crm.Benchmarks.Parts;

namespace Crm.Benchmarks.Load;

/// <summary>A server that is measured.</summary>
/// <param name="Name">The product, or the floor.</param>
/// <param name="Address">Where it takes requests.</param>
/// <param name="Keys">Credentials.</param>
/// <param name="Processes">What it consists of, the store included.</param>
internal sealed record LoadTarget(
    string Name,
    Uri Address,
    IReadOnlyList<string> Keys,
    IReadOnlyList<IMeasuredProcess> Processes
);
