using System.Text;
using Crm.Common.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

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
    private IReadOnlyList<FieldDescriptor>? _changed;

    /// <summary>The JSON names of the fields that changed.</summary>
    public IEnumerable<string> Fields => Changed.Select(changed => changed.JsonName);

    private IReadOnlyList<FieldDescriptor> Changed =>
        _changed ??= [
            .. (After ?? Before)!
                .Descriptor.Fields.InFieldNumberOrder()
                .Where(candidate =>
                    !IsBookkeeping(candidate)
                    && !Equals(Read(Before, candidate), Read(After, candidate))
                ),
        ];

    internal string ValuesJson(IMessage? message)
    {
        var values = new Struct();
        if (message is not null)
        {
            var json = Struct.Parser.ParseJson(JsonFormatter.Default.Format(message));
            foreach (var name in Fields.Where(json.Fields.ContainsKey))
                values.Fields[name] = json.Fields[name];
        }
        return JsonFormatter.Default.Format(values);
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
            System.Collections.ICollection { Count: 0 } => null,
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
            field.Name != "delete_time"
            && field.Name != "revoke_time"
            && (
                field
                    .GetOptions()
                    ?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
                    ?.Contains(FieldBehavior.OutputOnly)
                ?? false
            )
        );
}
