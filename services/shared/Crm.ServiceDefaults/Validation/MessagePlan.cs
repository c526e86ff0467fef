using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Validation;

/// <summary>What the contract says of one type of message, read once from its options.</summary>
internal sealed class MessagePlan
{
    /// <summary>How deep messages may be nested.</summary>
    public const int MostNesting = 32;

    // Descriptors are the same objects for all applications of a process, and so are their plans.
    private static readonly ConcurrentDictionary<MessageDescriptor, MessagePlan> Plans = new();

    private readonly FieldPlan[] _needed;
    private readonly Dictionary<string, FieldPlan> _byName;

    private MessagePlan(MessageDescriptor type)
    {
        var fields = type
            .Fields.InDeclarationOrder()
            .Select(field => new FieldPlan(field))
            .ToList();
        _needed = [.. fields.Where(field => field.IsNeeded)];
        _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        Etag = fields.Find(field => field.IsEtag);
        Update = UpdatePlan.Find(fields);
    }

    /// <summary>The field with the version that a request changes, where it demands one.</summary>
    public FieldPlan? Etag { get; }

    /// <summary>How to check a request that changes the named fields of a resource; null for other messages.</summary>
    public UpdatePlan? Update { get; }

    public static MessagePlan Of(MessageDescriptor type) =>
        Plans.GetOrAdd(type, static type => new MessagePlan(type));

    public FieldPlan? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Checks all fields, but the one that is given, if any.</summary>
    public void Check(IMessage message, ValidationRun run, FieldPlan? except = null)
    {
        if (run.Nesting == MostNesting)
        {
            run.Add(
                ViolationReasons.TooDeep,
                $"Messages may be nested at most {MostNesting} deep."
            );
            return;
        }
        run.Nesting++;
        foreach (var field in _needed)
        {
            if (run.IsFull)
                break;
            if (
                field != except
                && !(field.IsEtag && run.Nesting == 1 && field.Read(message) is null)
            )
                field.Validate(message, run);
        }
        run.Nesting--;
    }
}
