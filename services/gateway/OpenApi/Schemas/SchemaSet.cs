using Crm.Schemas;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The named schemas of a document, made when they are first referred to.</summary>
internal sealed class SchemaSet
{
    private static readonly HashSet<FieldDescriptor> NoFields = [];
    private readonly OpenApiDocument _document;
    private readonly Contract _contract;
    private readonly MessageSchemas _messages;
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public SchemaSet(OpenApiDocument document, Contract contract)
    {
        _document = document;
        _contract = contract;
        Fields = new FieldSchemas(this, contract);
        _messages = new MessageSchemas(Fields, contract);
    }

    /// <summary>The schemas of fields.</summary>
    public FieldSchemas Fields { get; }

    /// <summary>A reference to the schema of a message.</summary>
    public OpenApiSchemaReference Message(MessageDescriptor message, SchemaKind kind) =>
        Refer(
            Suffixed(NameOf(message), message, kind),
            $"{message.FullName}:{kind}",
            () => _messages.Create(message, kind, NoFields)
        );

    /// <summary>A reference to the schema of a body that is all of a request but some fields.</summary>
    public OpenApiSchemaReference Request(
        MessageDescriptor message,
        IReadOnlySet<FieldDescriptor> without
    ) =>
        Refer(
            message.Name,
            $"{message.FullName}:{SchemaKind.Input}",
            () => _messages.Create(message, SchemaKind.Input, without)
        );

    /// <summary>A reference to the schema of an enum.</summary>
    public OpenApiSchemaReference Enum(EnumDescriptor type) =>
        Refer(NameOf(type), type.FullName, () => EnumSchemas.Create(type, _contract));

    private OpenApiSchemaReference Refer(string name, string owner, Func<OpenApiSchema> create)
    {
        if (_owners.TryAdd(name, owner))
            _document.AddComponent(name, create());
        else if (_owners[name] != owner)
            throw new InvalidOperationException(
                $"{owner} and {_owners[name]} would both be {name} in OpenAPI: rename one."
            );
        return new OpenApiSchemaReference(name, _document);
    }

    private static string Suffixed(string name, MessageDescriptor message, SchemaKind kind) =>
        kind switch
        {
            SchemaKind.Output => name,
            SchemaKind.Patch => $"{name}Patch",
            _ => message.Name.EndsWith("Request", StringComparison.Ordinal) ? name : $"{name}Input",
        };

    // A nested type carries the names around it: Contact.Kind is ContactKind.
    private static string NameOf(IDescriptor type) =>
        type.FullName[(type.File.Package.Length + 1)..].Replace(".", "", StringComparison.Ordinal);
}
