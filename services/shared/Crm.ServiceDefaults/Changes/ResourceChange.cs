using System.Collections;
using System.Collections.Concurrent;
using Crm.Common.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Changes;

/// <summary>What a use case changed: one resource, as the contract shows it before and after.</summary>
/// <param name="ResourceType">The kind of the resource, such as <c>contact</c>.</param>
/// <param name="ResourceId">Its id.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Time">When it was changed.</param>
/// <param name="Before">The resource before; null when it was created.</param>
/// <param name="After">The resource after; null when it was deleted for good.</param>
public sealed record ResourceChange(
    string ResourceType,
    string ResourceId,
    long Version,
    DateTimeOffset Time,
    IMessage? Before,
    IMessage? After
)
{
    private static readonly ConcurrentDictionary<
        MessageDescriptor,
        IReadOnlyList<FieldDescriptor>
    > Audited = new();

    // Output only, and yet no bookkeeping: callers change them by methods of their own.
    private static readonly HashSet<string> SetByMoves = new(StringComparer.Ordinal)
    {
        "delete_time",
        "revoke_time",
        "status",
        "waiting_for",
        "waiting_reason",
    };

    private IReadOnlyList<FieldDescriptor>? _changed;

    /// <summary>The JSON names of the fields that changed.</summary>
    public IEnumerable<string> Fields => Changed.Select(changed => changed.JsonName);

    private IReadOnlyList<FieldDescriptor> Changed =>
        _changed ??= [
            .. AuditedOf((After ?? Before)!.Descriptor)
                .Where(audited => !Equals(Read(Before, audited), Read(After, audited))),
        ];

    /// <summary>The JSON names of the fields that differ, as an event tells them.</summary>
    public static IEnumerable<string> ChangedFields(IMessage before, IMessage after) =>
        AuditedOf(after.Descriptor)
            .Where(audited => !Equals(Read(before, audited), Read(after, audited)))
            .Select(changed => changed.JsonName);

    internal string ValuesJson(IMessage? message)
    {
        if (message is null)
            return "{}";
        var values = message.Descriptor.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in Changed)
            Copy(field, message, values);
        return JsonFormatter.Default.Format(values);
    }

    private static IReadOnlyList<FieldDescriptor> AuditedOf(MessageDescriptor resource) =>
        Audited.GetOrAdd(
            resource,
            static descriptor =>
                [.. descriptor.Fields.InFieldNumberOrder().Where(field => !IsBookkeeping(field))]
        );

    private static void Copy(FieldDescriptor field, IMessage source, IMessage target)
    {
        switch (field.Accessor.GetValue(source))
        {
            case IDictionary entries:
                var map = (IDictionary)field.Accessor.GetValue(target);
                foreach (DictionaryEntry entry in entries)
                    map.Add(entry.Key, entry.Value);
                break;
            case IList items:
                var list = (IList)field.Accessor.GetValue(target);
                foreach (var item in items)
                    list.Add(item);
                break;
            case { } value when !field.HasPresence || field.Accessor.HasValue(source):
                field.Accessor.SetValue(target, value);
                break;
        }
    }

    // A field that holds its default is as good as not there.
    private static object? Read(IMessage? message, FieldDescriptor field)
    {
        if (message is null)
            return null;
        var value = field.Accessor.GetValue(message);
        return value switch
        {
            string { Length: 0 } or 0 or 0.0 or 0L or false => null,
            ICollection { Count: 0 } => null,
            System.Enum number
                when Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture)
                    == 0 => null,
            _ => value,
        };
    }

    // The version and the times change with everything; a secret is never written down.
    private static bool IsBookkeeping(FieldDescriptor field) =>
        field.Name is "etag" or "create_time" or "update_time"
        || (field.GetOptions()?.GetExtension(RulesExtensions.Rules)?.Secret ?? false)
        || (
            !SetByMoves.Contains(field.Name)
            && (
                field
                    .GetOptions()
                    ?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
                    ?.Contains(FieldBehavior.OutputOnly)
                ?? false
            )
        );
}
