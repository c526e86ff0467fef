using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features.Events;

/// <summary>Which events a caller asks for and may be told of.</summary>
/// <param name="Types">The types.</param>
/// <param name="Subject">What they happened to; empty for anything.</param>
/// <param name="Matches">What else they must satisfy; null for nothing.</param>
internal sealed record EventSelection(
    IReadOnlyList<string> Types,
    string Subject,
    Func<EventView, bool>? Matches
);

/// <summary>Reads selections out of requests.</summary>
internal sealed class EventSelections(
    EventCatalog catalog,
    EventFilter filters,
    CallerAccessor caller
)
{
    public Result<EventSelection> Read(
        IReadOnlyCollection<string> patterns,
        string subject,
        string filter
    )
    {
        var asked = patterns.Count == 0 ? catalog.Types : [];
        foreach (var pattern in patterns)
        {
            var matching = catalog.Matching(pattern);
            if (matching.Count == 0)
                return EventErrors.TypeUnknown(pattern);
            asked = [.. asked.Union(matching, StringComparer.Ordinal)];
        }
        var allowed = asked.Where(MayRead).ToList();
        if (patterns.Count > 0 && allowed.Count == 0)
            return CommonErrors.PermissionDenied(MissingFor(asked[0]));
        if (filter.Length == 0)
            return new EventSelection(allowed, subject, null);
        var compiled = filters.Compile(filter);
        return compiled.IsSuccess
            ? new EventSelection(allowed, subject, compiled.Value.Matches)
            : ListErrors.FilterInvalid(compiled.Errors);
    }

    // An event that states no permission is told to nobody.
    private bool MayRead(string type) =>
        catalog.Find(type) is { Permissions: { Count: > 0 } permissions }
        && permissions.All(caller.Caller.Scopes.Allow);

    private string MissingFor(string type) =>
        catalog
            .Find(type)!
            .Permissions.FirstOrDefault(
                permission => !caller.Caller.Scopes.Allow(permission),
                type
            );
}
