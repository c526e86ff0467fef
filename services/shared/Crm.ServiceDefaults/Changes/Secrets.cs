using Crm.Common.V1;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Takes the secrets out of an answer before it is stored.</summary>
internal static class Secrets
{
    /// <summary>The message without the fields that the contract marks as secret, at any depth of single messages.</summary>
    public static IMessage Clear(IMessage message)
    {
        var copy = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        ClearIn(copy);
        return copy;
    }

    private static void ClearIn(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.GetOptions()?.GetExtension(RulesExtensions.Rules)?.Secret ?? false)
                field.Accessor.Clear(message);
            else if (
                field
                    is {
                        FieldType: Google.Protobuf.Reflection.FieldType.Message,
                        IsRepeated: false
                    }
                && field.Accessor.GetValue(message) is IMessage child
            )
                ClearIn(child);
        }
    }
}
