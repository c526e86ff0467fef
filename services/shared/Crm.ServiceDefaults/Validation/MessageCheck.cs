using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A message in a message. Its plan is looked up late, for messages may hold themselves.</summary>
internal sealed class MessageCheck(MessageDescriptor type) : ValueCheck
{
    private readonly Lazy<MessagePlan> _plan = new(() => MessagePlan.Of(type));

    public override void Check(object value, ValidationRun run) =>
        _plan.Value.Check((IMessage)value, run);
}
