using Crm.ServiceDefaults.Identity;

namespace Crm.Segmentation.Clients;

/// <summary>As whom this service asks others for facts.</summary>
internal static class FactCaller
{
    public static Caller Of(Caller caller) =>
        Caller.System(caller.TenantId, "segmentation", "internal.facts");
}
