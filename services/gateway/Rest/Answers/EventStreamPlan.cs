using Crm.Common.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Which fields of an answer are the parts of a server-sent event.</summary>
internal sealed class EventStreamPlan(MessageDescriptor answer, ServerSentEvents rules)
{
    private readonly IReadOnlyList<FieldDescriptor> _id = PathOf(answer, rules.Id);
    private readonly IReadOnlyList<FieldDescriptor> _type = PathOf(answer, rules.Type);

    /// <summary>The field that is the data.</summary>
    public FieldDescriptor Data { get; } = PathOf(answer, rules.Data)[^1];

    /// <summary>What <c>id:</c> says.</summary>
    public string? Id(IMessage message) => Read(message, _id);

    /// <summary>What <c>event:</c> says.</summary>
    public string? Type(IMessage message) => Read(message, _type);

    private static string? Read(IMessage message, IReadOnlyList<FieldDescriptor> path)
    {
        object? value = message;
        foreach (var field in path)
            value = value is IMessage part ? field.Accessor.GetValue(part) : null;
        return value is string { Length: > 0 } text ? text : null;
    }

    private static List<FieldDescriptor> PathOf(MessageDescriptor message, string path)
    {
        var fields = new List<FieldDescriptor>();
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var type = fields.Count == 0 ? message : fields[^1].MessageType;
            fields.Add(
                type.FindFieldByName(name)
                    ?? throw new InvalidOperationException($"{type.FullName} has no field {name}.")
            );
        }
        return fields;
    }
}
