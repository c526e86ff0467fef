namespace Crm.Segmentation.Domain.Segments;

/// <summary>Which replica sweeps what falls due. It belongs to no tenant.</summary>
internal sealed class SweepLease
{
    /// <summary>The sweep of what falls due by the clock.</summary>
    public const string DueEvaluations = "due-evaluations";

    public string Name { get; init; } = "";

    /// <summary>The one that holds it; nobody when empty.</summary>
    public Guid Holder { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset Until { get; init; }
}
