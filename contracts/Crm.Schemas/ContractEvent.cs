using Crm.Common.V1;
using Google.Protobuf.Reflection;

namespace Crm.Schemas;

/// <summary>An event with what its proto says of it.</summary>
public sealed class ContractEvent
{
    internal ContractEvent(MessageDescriptor descriptor)
    {
        Descriptor = descriptor;
        Permissions =
        [
            .. descriptor.GetOptions()?.GetExtension(RulesExtensions.Event)?.Requires ?? [],
        ];
    }

    /// <summary>The message that is told.</summary>
    public MessageDescriptor Descriptor { get; }

    /// <summary>The permissions that a reader must hold, all of them. An event without any is told to nobody.</summary>
    public IReadOnlyList<string> Permissions { get; }
}
