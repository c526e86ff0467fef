using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>A host of its own with two tenants that have everything, so that "nothing has changed" can be said of the whole store.</summary>
public sealed class AttackedHost : CrmHost, IAsyncLifetime
{
    private static readonly string[] AllPermissions =
    [
        .. Contract.Product.Permissions.Where(permission => permission != "platform"),
    ];

    private readonly Dictionary<string, CrmClient> _weak = new(StringComparer.Ordinal);

    internal SeededTenant One { get; private set; } = null!;

    internal SeededTenant Two { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        One = await SeededTenant.CreateAsync(this);
        Two = await SeededTenant.CreateAsync(this);
        foreach (var permission in AllPermissions)
            _weak[permission] = await One.Client.WithScopesAsync([
                .. AllPermissions.Where(other => other != permission),
            ]);
        await SettleAsync();
    }

    /// <summary>A client of the first tenant that may do everything but what the RPC needs.</summary>
    internal CrmClient WithoutPermissionFor(ContractMethod method) =>
        _weak.GetValueOrDefault(method.Permissions[0], One.Client);

    /// <summary>A client that may call the RPC.</summary>
    internal CrmClient StrongFor(ContractMethod method) =>
        method.Permissions.Contains("platform") ? ClientOf(AdminKey, "default") : One.Client;
}
