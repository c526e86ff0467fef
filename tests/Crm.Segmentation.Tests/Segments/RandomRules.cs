using System.Globalization;

namespace Crm.Segmentation.Tests.Segments;

/// <summary>Makes rules of all kinds of terms, nested in AND, OR and NOT.</summary>
internal sealed class RandomRules(Random random)
{
    private static readonly string[] Amounts =
    [
        "revenue",
        "margin",
        "average_order",
        "items",
        "returns_share",
    ];

    private static readonly string[] Counts = ["orders", "categories"];

    private static readonly string[] Orders = ["<", "<=", ">", ">=", "=", "!="];

    private int _terms;

    /// <param name="segments">The segments that the rule may name.</param>
    public string Next(IReadOnlyList<Guid> segments)
    {
        _terms = 0;
        return Node(segments, depth: 0);
    }

    private string Node(IReadOnlyList<Guid> segments, int depth)
    {
        if (depth >= 3 || _terms >= 6 || random.Next(3) == 0)
            return Term(segments);
        return random.Next(4) switch
        {
            0 => $"NOT ({Node(segments, depth + 1)})",
            1 => $"({Node(segments, depth + 1)} OR {Node(segments, depth + 1)})",
            _ => $"({Node(segments, depth + 1)} AND {Node(segments, depth + 1)})",
        };
    }

    private string Term(IReadOnlyList<Guid> segments)
    {
        _terms++;
        return random.Next(segments.Count > 0 ? 12 : 10) switch
        {
            0 or 1 => Compare($"traits.{Pick(Amounts)}", random.Next(-20, 200)),
            2 or 3 => Compare($"traits.{Pick(Amounts)}_{Days()}d", random.Next(-20, 200)),
            4 => Compare($"traits.{Pick(Counts)}", random.Next(0, 5)),
            5 => Compare($"traits.{Pick(Counts)}_{Days()}d", random.Next(0, 4)),
            6 => Compare("traits.days_since_last_order", random.Next(0, 30)),
            7 => random.Next(2) == 0
                ? $"traits.last_order_{Days()}d:*"
                : Compare("traits.days_since_first_order", random.Next(0, 40)),
            8 => $"tags:\"{(char)('a' + random.Next(3))}\"",
            9 => random.Next(3) switch
            {
                0 => "kind = COMPANY",
                1 => "primaryAddress.country != \"uk\"",
                _ => "primaryAddress.country = \"d*\"",
            },
            _ => $"segments:\"{Pick(segments)}\"",
        };
    }

    private string Compare(string field, int literal) =>
        string.Create(CultureInfo.InvariantCulture, $"{field} {Pick(Orders)} {literal}");

    private int Days() => Pick([1, 2, 7, 14, 30]);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
