using Crm.Segmentation.Domain;
using Crm.Segmentation.Features.Segments;
using Crm.Segmentation.Rules;
using Crm.Segmentation.V1;
using Google.Protobuf.WellKnownTypes;
using Profile = Crm.Segmentation.Domain.Profile;

namespace Crm.Segmentation.Grpc;

/// <summary>Explanations in the contract.</summary>
internal static class ExplanationMapping
{
    public static SegmentExplanation ToWire(ExplainedMembership explained)
    {
        var (segment, profile, rule, clock) = explained;
        var membership = profile.Memberships.FirstOrDefault(known => known.SegmentId == segment.Id);
        var isMember = membership?.IsMember ?? false;
        var wire = new SegmentExplanation
        {
            SegmentId = segment.Id.ToString(),
            ContactId = profile.ContactId.ToString(),
            Member = isMember,
            Cause = membership is null ? null : MembershipMapping.CauseOf(membership),
            Rule = rule?.Text ?? "",
            RuleVersion =
                segment.ActiveRuleVersion == 0 ? segment.RuleVersion : segment.ActiveRuleVersion,
            Passes = rule?.Passes(profile) ?? isMember,
            ReadTime = FactTimeOf(profile),
        };
        if (isMember)
            wire.EnterTime = Timestamp.FromDateTimeOffset(membership!.EnterTime);
        else if (membership?.ExitTime is { } left)
            wire.ExitTime = Timestamp.FromDateTimeOffset(left);
        if (rule is null)
            return wire;
        wire.Terms.Add(rule.Terms.Select(term => ToWire(term, profile)));
        if (profile.IsPresent && rule.Terms.Min(term => term.NextTurn(profile)) is { } day)
            wire.NextChangeTime = Timestamp.FromDateTimeOffset(clock.StartOf(day));
        return wire;
    }

    private static ExplainedTerm ToWire(RuleTerm term, Profile profile)
    {
        var wire = new ExplainedTerm
        {
            Term = term.Text,
            Field = term.Field,
            Passes = term.Passes(profile),
            Negated = term.IsNegated,
            FactTime = FactTimeOf(profile),
        };
        wire.Values.Add(term.Values(profile).Select(value => TraitText.Of(value)).OfType<string>());
        if (term.Period.Window is not null)
        {
            wire.WindowStart = DayText(term.Period.From);
            wire.WindowEnd = DayText(term.Period.To);
        }
        return wire;
    }

    // A contact whose event has not arrived yet has no facts.
    private static Timestamp? FactTimeOf(Profile profile) =>
        profile.FactsReadTime == default
            ? null
            : Timestamp.FromDateTimeOffset(profile.FactsReadTime);

    private static string DayText(int day) =>
        DateOnly
            .FromDayNumber(day)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
