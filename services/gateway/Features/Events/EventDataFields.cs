using System.Collections.Frozen;
using Crm.Common.V1;
using Crm.Filtering;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Crm.Gateway.Features.Events;

/// <summary>The fields of the messages of all events, for filters. Messages within messages cannot be filtered, but for money.</summary>
internal sealed class EventDataFields(EventCatalog catalog) : IFieldResolver<EventView>
{
    // Where two events use one name for different things, it is compared as text.
    private readonly FrozenDictionary<string, FieldBinding<EventView>> _fields = catalog
        .Events.SelectMany(one => one.Descriptor.Fields.InDeclarationOrder())
        .Where(field => KindOf(field) is not null)
        .GroupBy(field => field.JsonName, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group =>
                Bind(
                    group.Key,
                    group.Select(KindOf).Distinct().Count() == 1 ? KindOf(group.First()) : Kind.Text
                ),
            StringComparer.Ordinal
        );

    private enum Kind
    {
        Text,
        Texts,
        Flag,
        Number,
        Instant,
    }

    public FieldBinding<EventView>? Resolve(string root, string name) =>
        _fields.GetValueOrDefault(name);

    public IEnumerable<string> Names(string root) => _fields.Keys;

    private static FieldBinding<EventView> Bind(string name, Kind? kind) =>
        kind switch
        {
            Kind.Texts => FieldBinding<EventView>.List(
                FieldTypes.Text(),
                view => view.Texts(name),
                text => text
            ),
            Kind.Flag => FieldBinding<EventView>.Scalar(
                FieldTypes.Boolean,
                view => view.Flag(name)
            ),
            Kind.Number => FieldBinding<EventView>.Scalar(
                FieldTypes.Number<decimal>(),
                view => view.Number(name)
            ),
            Kind.Instant => FieldBinding<EventView>.Scalar(
                FieldTypes.Time,
                view => view.Instant(name)
            ),
            _ => FieldBinding<EventView>.Scalar(FieldTypes.Text(), view => view.Text(name)),
        };

    private static Kind? KindOf(FieldDescriptor field) =>
        field.FieldType switch
        {
            _ when field.IsMap => null,
            FieldType.String or FieldType.Enum => field.IsRepeated ? Kind.Texts : Kind.Text,
            _ when field.IsRepeated => null,
            FieldType.Bool => Kind.Flag,
            FieldType.Int32 or FieldType.UInt32 or FieldType.Double or FieldType.Float =>
                Kind.Number,
            FieldType.Message when field.MessageType == Timestamp.Descriptor => Kind.Instant,
            FieldType.Message when field.MessageType == Money.Descriptor => Kind.Number,
            _ => null,
        };
}
