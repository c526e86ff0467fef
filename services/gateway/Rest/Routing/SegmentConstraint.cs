namespace Crm.Gateway.Rest.Routing;

/// <summary>A variable holds no colon: what follows a colon is a verb (<c>:restore</c>), known or not.</summary>
internal sealed class SegmentConstraint : IRouteConstraint
{
    public static readonly SegmentConstraint Instance = new();

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) =>
        values.TryGetValue(routeKey, out var value)
        && value is string text
        && !text.Contains(':', StringComparison.Ordinal);
}
