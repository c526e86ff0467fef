namespace Crm.Architecture.Tests.Code;

/// <summary>Who calls whom: gateway → all; segmentation → contacts, interactions, tickets; interactions and tickets → contacts; contacts calls nobody.</summary>
internal static class CallGraph
{
    /// <summary>What every service offers alike: operations, audit, dead letters, projections.</summary>
    public const string Shared = "common";

    public static readonly HashSet<(string Caller, string Called)> Allowed =
    [
        ("gateway", "contacts"),
        ("gateway", "interactions"),
        ("gateway", "segmentation"),
        ("gateway", "tickets"),
        ("gateway", Shared),
        ("interactions", "contacts"),
        ("segmentation", "contacts"),
        ("segmentation", "interactions"),
        ("segmentation", "tickets"),
        ("tickets", "contacts"),
    ];
}
