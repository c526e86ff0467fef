using System.Collections.Frozen;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Routing;

/// <summary>Where each field of a request stands in HTTP.</summary>
internal sealed class RequestFields
{
    private const string EtagName = "etag";
    private const string MaskName = "update_mask";

    public RequestFields(RestOperation operation)
    {
        var request = operation.Method.Descriptor.InputType;
        Etag = request.FindFieldByName(EtagName);
        LastEventId = operation.Method.Rules.ServerSentEvents is { } events
            ? request.FindFieldByName(events.LastEventId)
            : null;
        Mask = operation.IsPatch ? request.FindFieldByName(MaskName) : null;
        var elsewhere = new HashSet<FieldDescriptor>(operation.Path.Variables);
        foreach (var field in new[] { Etag, Mask, operation.BodyField }.OfType<FieldDescriptor>())
            elsewhere.Add(field);
        var rest = request
            .Fields.InDeclarationOrder()
            .Where(field => !elsewhere.Contains(field))
            .ToList();
        Query = operation.TakesWholeRequest
            ? FrozenDictionary<string, QueryField>.Empty
            : rest.SelectMany(QueryField.Of)
                .ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
        OutsideBody = operation.TakesWholeRequest
            ? elsewhere.ToFrozenSet()
            : FrozenSet<FieldDescriptor>.Empty;
        NeedsBody = !operation.TakesWholeRequest || rest.Exists(IsRequired);
    }

    /// <summary>The field that stands in <c>If-Match</c>.</summary>
    public FieldDescriptor? Etag { get; }

    /// <summary>The field that stands in <c>Last-Event-ID</c>, where it wins over the query.</summary>
    public FieldDescriptor? LastEventId { get; }

    /// <summary>The field that holds the keys of a merge patch.</summary>
    public FieldDescriptor? Mask { get; }

    /// <summary>The fields that stand in the query, by JSON name.</summary>
    public FrozenDictionary<string, QueryField> Query { get; }

    /// <summary>The fields that a body which is all of the request does not hold.</summary>
    public FrozenSet<FieldDescriptor> OutsideBody { get; }

    /// <summary>Whether a request without a body says too little.</summary>
    public bool NeedsBody { get; }

    private static bool IsRequired(FieldDescriptor field) =>
        field
            .GetOptions()
            ?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
            ?.Contains(FieldBehavior.Required)
        ?? false;
}
