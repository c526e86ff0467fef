using Crm.Schemas;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Upstreams;

/// <summary>Asks at both doors whether the caller may call an RPC, before anything of the request is read.</summary>
internal static class EdgeAccess
{
    /// <summary>The caller of an RPC that it may call.</summary>
    /// <exception cref="ErrorException">Nobody is authenticated, or a permission is missing.</exception>
    public static Caller Demand(HttpContext context, ContractMethod method)
    {
        var caller =
            context.Features.Get<Caller>()
            ?? throw new ErrorException(CommonErrors.CredentialInvalid);
        // An RPC that states no permission is open to nobody.
        var missing =
            method.Permissions.Count == 0
                ? method.FullName
                : method.Permissions.FirstOrDefault(name => !caller.Scopes.Allow(name));
        return missing is null
            ? caller
            : throw new ErrorException(CommonErrors.PermissionDenied(missing));
    }
}
