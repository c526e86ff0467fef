using Crm.ServiceDefaults.Errors;

namespace Crm.Messaging.Projections;

/// <summary>What can go wrong with a projection.</summary>
public static class ProjectionErrors
{
    /// <summary>There is no such projection.</summary>
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "PROJECTION_NOT_FOUND",
        "There is no such projection."
    );
}
