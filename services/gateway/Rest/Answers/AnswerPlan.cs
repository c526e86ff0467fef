using System.Text;
using Crm.Common.V1;
using Crm.Gateway.Rest.Json.Wire;
using Crm.Gateway.Rest.Routing;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Answers;

/// <summary>What the answers of an operation say in their status and headers, worked out once.</summary>
internal sealed class AnswerPlan
{
    private const string OperationsPath = "/v1/operations";
    private readonly FieldDescriptor? _id;
    private readonly FieldDescriptor? _etag;
    private readonly FieldDescriptor? _nextPageToken;

    public AnswerPlan(RestOperation operation, IReadOnlyList<RestOperation> all)
    {
        var response = operation.Method.Descriptor.OutputType;
        _id = TextField(response, "id");
        _etag = TextField(response, "etag");
        _nextPageToken = TextField(response, "next_page_token");
        IsEmpty = response.Fields.InDeclarationOrder().Count == 0;
        IsAccepted =
            response == Operation.Descriptor
            && !operation.Method.IsRead
            && !operation.Path.Text.StartsWith(OperationsPath, StringComparison.Ordinal);
        IsCreated =
            operation.Method.Descriptor.Name.StartsWith("Create", StringComparison.Ordinal)
            && !IsAccepted
            && HasGet(operation, all);
    }

    /// <summary>The response has no fields: 204.</summary>
    public bool IsEmpty { get; }

    /// <summary>Work that goes on: 202.</summary>
    public bool IsAccepted { get; }

    /// <summary>A resource that has an address of its own: 201.</summary>
    public bool IsCreated { get; }

    /// <summary>Whether the answer carries a version.</summary>
    public bool HasEtag => _etag is not null;

    /// <summary>Whether the answer is a page of a list.</summary>
    public bool HasPages => _nextPageToken is not null;

    /// <summary>The status of a success.</summary>
    public int Status =>
        (IsEmpty, IsAccepted, IsCreated) switch
        {
            (true, _, _) => StatusCodes.Status204NoContent,
            (_, true, _) => StatusCodes.Status202Accepted,
            (_, _, true) => StatusCodes.Status201Created,
            _ => StatusCodes.Status200OK,
        };

    /// <summary>The address of what was created or is being done; null when nothing was.</summary>
    public string? Location(ReadOnlySpan<byte> response, PathString path)
    {
        var parent = IsAccepted ? OperationsPath : path.Value?.TrimEnd('/');
        return (IsAccepted || IsCreated) && Read(_id, response) is { } id
            ? $"{parent}/{Uri.EscapeDataString(id)}"
            : null;
    }

    /// <summary>The version; null when the answer has none.</summary>
    public string? Etag(ReadOnlySpan<byte> response) => Read(_etag, response);

    /// <summary>What asks for the next page; null at the end.</summary>
    public string? NextPageToken(ReadOnlySpan<byte> response) => Read(_nextPageToken, response);

    private static bool HasGet(RestOperation operation, IReadOnlyList<RestOperation> all) =>
        all.Any(other =>
            other.Verb == HttpMethods.Get
            && other.Path.Text.StartsWith($"{operation.Path.Text}/{{", StringComparison.Ordinal)
            && other.Path.Text.EndsWith('}')
        );

    private static string? Read(FieldDescriptor? field, ReadOnlySpan<byte> response)
    {
        if (field is null)
            return null;
        var text = "";
        var reader = new WireReader(response);
        for (var tag = reader.ReadTag(); tag.Field != 0; tag = reader.ReadTag())
        {
            if (tag.Field == field.FieldNumber && tag.Kind == WireKind.Bytes)
                text = Encoding.UTF8.GetString(reader.ReadBytes());
            else
                reader.Skip(tag.Kind);
        }
        return text.Length > 0 ? text : null;
    }

    private static FieldDescriptor? TextField(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) is { FieldType: FieldType.String, IsRepeated: false } field
            ? field
            : null;
}
