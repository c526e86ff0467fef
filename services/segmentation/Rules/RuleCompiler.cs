using System.Collections.Concurrent;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Rules;

/// <summary>
/// Compiles the rules of segments and keeps them: windows and numbers of days move at local midnights only, so a rule is compiled once a
/// day.
/// </summary>
internal sealed class RuleCompiler
{
    private const int MostRules = 20_000;

    private readonly ConcurrentDictionary<
        (string TenantId, Guid SegmentId, int RuleVersion),
        (int Today, CompiledRule Rule)
    > _rules = new();

    public CompiledRule Compile(StoredRule rule, int today)
    {
        var key = (rule.TenantId, rule.SegmentId, rule.Version);
        if (_rules.TryGetValue(key, out var known) && known.Today == today)
            return known.Rule;
        var fields = RuleField.Parse(rule.Fields);
        var checkedRule = CompiledRule.Check(rule.Text, fields, today);
        if (!checkedRule.IsSuccess)
            throw new InvalidOperationException(
                $"The rule of segment {rule.SegmentId} was accepted once: {checkedRule.Errors[0].Message}"
            );
        var compiled = CompiledRule.Of(checkedRule.Value, fields, today);
        if (_rules.Count >= MostRules)
            _rules.Clear();
        _rules[key] = (today, compiled);
        return compiled;
    }
}

/// <summary>A rule of a segment as it is stored.</summary>
internal sealed record StoredRule(
    string TenantId,
    Guid SegmentId,
    int Version,
    string Text,
    string Fields
);
