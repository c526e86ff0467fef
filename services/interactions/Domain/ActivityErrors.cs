using Crm.ServiceDefaults.Errors;

namespace Crm.Interactions.Domain;

/// <summary>What can be wrong with an activity.</summary>
internal static class ActivityErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "ACTIVITY_NOT_FOUND",
        "There is no such activity."
    );

    public static readonly Error ExternalIdTaken = new(
        ErrorKind.AlreadyExists,
        "ACTIVITY_EXTERNAL_ID_TAKEN",
        "Another activity has this external id. Change that one instead."
    );
}
