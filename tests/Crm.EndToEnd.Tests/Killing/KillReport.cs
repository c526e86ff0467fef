using System.Globalization;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>What a run found.</summary>
internal sealed class KillReport
{
    public int Kills { get; set; }

    public int Acknowledged { get; set; }

    /// <summary>Acknowledged, and not there.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>There more often than once.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>Told, and not taken by somebody who wants it.</summary>
    public List<string> Undelivered { get; } = [];

    /// <summary>Derived, and not what a computation from the sources says.</summary>
    public List<string> Diverged { get; } = [];

    /// <summary>Answers that no kill explains.</summary>
    public List<string> Unexpected { get; } = [];

    public bool IsClean =>
        Lost.Count + Doubled.Count + Undelivered.Count + Diverged.Count + Unexpected.Count == 0;

    /// <summary>The line that the long run ends with.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"kills {Kills}, acknowledged {Acknowledged}, lost {Lost.Count}, doubled {Doubled.Count}, undelivered {Undelivered.Count}, diverged {Diverged.Count}"
        );

    /// <summary>The first findings of each sort.</summary>
    public string Findings() =>
        string.Join(
            '\n',
            new[]
            {
                ("lost", Lost),
                ("doubled", Doubled),
                ("undelivered", Undelivered),
                ("diverged", Diverged),
                ("unexpected", Unexpected),
            }.SelectMany(sort => sort.Item2.Take(10).Select(text => $"{sort.Item1}: {text}"))
        );
}
