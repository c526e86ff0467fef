namespace Crm.Architecture.Tests.Deployment.Breaks;

/// <summary>One mistake, and the check that must find it.</summary>
internal sealed record Broken(string Name, string Check, Action<Cluster> Break)
{
    public static IReadOnlyList<Broken> All { get; } =
    [.. BrokenPods.All, .. BrokenWiring.All, .. BrokenNetwork.All];
}
