using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Domain;

internal static class TenantErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "TENANT_NOT_FOUND",
        "There is no such tenant."
    );

    public static readonly Error IdTaken = new(
        ErrorKind.AlreadyExists,
        "TENANT_ID_TAKEN",
        "A tenant with this id is there already."
    );
}
