using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Routing;

/// <summary>A field of a request that stands in the query; <c>externalId.system</c> is a field of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Parent">The field of the request that it is part of; null for a field of the request itself.</param>
internal sealed record QueryField(FieldDescriptor Field, FieldDescriptor? Parent)
{
    private const string WellKnown = "google.protobuf";

    /// <summary>The name of the parameter.</summary>
    public string Name => Parent is null ? Field.JsonName : $"{Parent.JsonName}.{Field.JsonName}";

    /// <summary>Where the parameter stands among the others.</summary>
    public (int, int) Order => (Parent?.FieldNumber ?? Field.FieldNumber, Field.FieldNumber);

    /// <summary>The parameters of a field of the request: one, or one for each field of a message.</summary>
    public static IEnumerable<QueryField> Of(FieldDescriptor field) =>
        field is { IsRepeated: false, FieldType: FieldType.Message }
        && field.MessageType.File.Package != WellKnown
            ? field
                .MessageType.Fields.InDeclarationOrder()
                .Select(part => new QueryField(part, field))
            : [new QueryField(field, null)];

    /// <summary>The message that holds the field; made where there is none yet.</summary>
    public IMessage HolderIn(IMessage request)
    {
        if (Parent is null)
            return request;
        if (Parent.Accessor.GetValue(request) is IMessage holder)
            return holder;
        holder = Parent.MessageType.Parser.ParseFrom(ByteString.Empty);
        Parent.Accessor.SetValue(request, holder);
        return holder;
    }
}
