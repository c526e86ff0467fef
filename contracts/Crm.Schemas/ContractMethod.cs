using Crm.Common.V1;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Schemas;

/// <summary>An RPC with what its proto says of it.</summary>
public sealed class ContractMethod
{
    internal ContractMethod(MethodDescriptor descriptor)
    {
        Descriptor = descriptor;
        FullName = $"/{descriptor.Service.FullName}/{descriptor.Name}";
        Rules = descriptor.GetOptions()?.GetExtension(RulesExtensions.Method) ?? new MethodRules();
        Http = descriptor.GetOptions()?.GetExtension(AnnotationsExtensions.Http);
        IsInternal =
            descriptor.Service.GetOptions()?.GetExtension(RulesExtensions.Internal) ?? false;
        IsRead =
            descriptor.GetOptions()?.IdempotencyLevel
            == Google.Protobuf.Reflection.MethodOptions.Types.IdempotencyLevel.NoSideEffects;
    }

    /// <summary>The RPC.</summary>
    public MethodDescriptor Descriptor { get; }

    /// <summary>Its path, such as <c>/crm.contacts.v1.ContactsService/GetContact</c>.</summary>
    public string FullName { get; }

    /// <summary>Its REST route; null for an RPC without one.</summary>
    public HttpRule? Http { get; }

    /// <summary>What it demands of its caller.</summary>
    public MethodRules Rules { get; }

    /// <summary>The permissions that the caller must hold, all of them.</summary>
    public IReadOnlyList<string> Permissions => Rules.Requires;

    /// <summary>The path of the RPC that reads for many calls of this one at once; null when there is none.</summary>
    public string? BatchedBy => Rules.BatchedBy.Length > 0 ? $"/{Rules.BatchedBy}" : null;

    /// <summary>Called by other services only.</summary>
    public bool IsInternal { get; }

    /// <summary>Changes nothing (<c>idempotency_level = NO_SIDE_EFFECTS</c>): no idempotency record, no unit of work.</summary>
    public bool IsRead { get; }
}
