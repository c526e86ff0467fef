using Crm.Filtering;
using Crm.Segmentation.Clients;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Evaluation;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;

namespace Crm.Segmentation.Rules;

/// <summary>Checks a rule that a caller gives. It asks contacts for custom fields, so it comes before the transaction.</summary>
internal sealed class RuleChecker(CustomFieldDirectory customFields, RuleBooks books)
{
    /// <summary>The rule, or what is wrong with it.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="field">The field of the request that it came in.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<CheckedRule>> CheckAsync(
        string text,
        string field,
        CancellationToken cancellationToken
    )
    {
        var parsed = FilterParser.Parse(text);
        if (!parsed.IsSuccess)
            return Invalid(parsed.Errors, field);
        var keys = RuleReferences
            .PathsOf(parsed.Value)
            .Where(path => path is [ProfileFields.CustomRoot, _])
            .Select(path => path[1])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var found = await customFields.FindAsync(keys, cancellationToken);
        if (found.Error is not null)
            return found.Error;
        var clock = await books.ClockAsync(cancellationToken);
        var filter = CompiledRule.Check(text, found.Value, clock.Today);
        return filter.IsSuccess
            ? new CheckedRule(
                text,
                found.Value,
                CompiledRule.Of(filter.Value, found.Value, clock.Today)
            )
            : Invalid(filter.Errors, field);
    }

    private static Error Invalid(IReadOnlyList<FilterError> errors, string field)
    {
        var error = ListErrors.FilterInvalid(errors);
        return error with
        {
            Violations =
            [
                .. error.Violations.Select(violation => violation with { Field = field }),
            ],
        };
    }
}
