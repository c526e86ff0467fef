using System.Text.RegularExpressions;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>The names under which Prometheus knows the metrics of OTLP.</summary>
internal static partial class PrometheusNames
{
    public static IEnumerable<string> Of(MetricPoint point)
    {
        var name = NoName().Replace(point.Metric, "_");
        var unit = point.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            "1" when point.Kind == MetricKind.Gauge => "_ratio",
            _ => "",
        };
        if (!name.EndsWith(unit, StringComparison.Ordinal))
            name += unit;
        return point.Kind switch
        {
            MetricKind.Counter => [$"{name}_total"],
            MetricKind.Histogram => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    /// <summary>The names of metrics in an expression: what is no function, keyword, label or text.</summary>
    public static IEnumerable<string> In(string expression) =>
        Metric()
            .Matches(Ignored().Replace(expression, " "))
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The names of labels in an expression.</summary>
    public static IEnumerable<string> LabelsIn(string expression) =>
        Matchers()
            .Matches(expression)
            .Select(match => match.Groups["label"].Value)
            .Concat(
                Groupings()
                    .Matches(expression)
                    .SelectMany(match => match.Groups["labels"].Value.Split(','))
                    .Select(label => label.Trim())
            )
            .Where(label => label.Length > 0)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("[^A-Za-z0-9_:]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoName();

    // Matchers in braces, ranges in brackets, label lists behind by, without, on.
    [GeneratedRegex(
        "\\{[^}]*\\}|\\[[^\\]]*\\]|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)|\"[^\"]*\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Ignored();

    [GeneratedRegex(
        "\\b(crm|http|kestrel|dotnet|db|aspnetcore|process|npgsql|dns|microsoft)_[a-z0-9_]+\\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Metric();

    [GeneratedRegex(
        "[{,]\\s*(?<label>[a-z_][a-z0-9_]*)\\s*(=~|!~|!=|=)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Matchers();

    [GeneratedRegex("\\b(by|on)\\s*\\((?<labels>[^)]*)\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Groupings();
}
