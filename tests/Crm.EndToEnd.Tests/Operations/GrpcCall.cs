using Crm.Schemas;
using Crm.Testing;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>Calls any unary RPC by its descriptor, at the gRPC door.</summary>
internal static class GrpcCall
{
    /// <summary>Calls and returns the answer.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public static async Task<IMessage> SendAsync(
        CrmClient client,
        ContractMethod method,
        IMessage request,
        params (string, string)[] headers
    )
    {
        var metadata = client.Metadata;
        foreach (var (name, value) in headers)
            metadata.Add(name, value);
        var rpc = new Method<IMessage, IMessage>(
            MethodType.Unary,
            method.Descriptor.Service.FullName,
            method.Descriptor.Name,
            Marshallers.Create<IMessage>(
                message => message.ToByteArray(),
                _ => throw new NotSupportedException()
            ),
            Marshallers.Create<IMessage>(
                message => message.ToByteArray(),
                method.Descriptor.OutputType.Parser.ParseFrom
            )
        );
        using var call = client
            .Host.Channel.CreateCallInvoker()
            .AsyncUnaryCall(rpc, null, new CallOptions(metadata), request);
        return await call.ResponseAsync;
    }

    /// <summary>Calls and returns the failure: status code, reason and fields.</summary>
    public static async Task<(
        StatusCode Code,
        string Reason,
        IReadOnlyList<string> Fields
    )> FailAsync(
        CrmClient client,
        ContractMethod method,
        IMessage request,
        params (string, string)[] headers
    )
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            SendAsync(client, method, request, headers)
        );
        var bytes = failure.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.True(
            bytes is not null,
            $"{method.FullName} failed without details: {failure.Status}"
        );
        var status = Status.Parser.ParseFrom(bytes);
        var reason = status
            .Details.First(detail => detail.Is(ErrorInfo.Descriptor))
            .Unpack<ErrorInfo>()
            .Reason;
        var fields = status
            .Details.Where(detail => detail.Is(BadRequest.Descriptor))
            .SelectMany(detail => detail.Unpack<BadRequest>().FieldViolations)
            .Select(violation => violation.Field);
        return (failure.StatusCode, reason, [.. fields]);
    }

    /// <summary>The request message that a REST call stands for, made by the library's own JSON parser.</summary>
    public static IMessage RequestOf(RestCall call)
    {
        var request = call.Method.Descriptor.InputType.Parser.ParseFrom(ByteString.Empty);
        foreach (var (name, value) in call.Path)
            Set(request, name, value);
        foreach (var (name, value) in call.Query)
            SetText(request, name, value);
        if (call.Headers.TryGetValue("If-Match", out var etag))
            Set(request, "etag", etag.Trim('"'));
        if (call.Body is not null)
            SetBody(request, call);
        return request;
    }

    private static void SetBody(IMessage request, RestCall call)
    {
        var parser = new JsonParser(JsonParser.Settings.Default);
        var body = call.Method.Http!.Body;
        if (body == "*")
        {
            request.MergeFrom(
                parser.Parse(call.Body!.ToJsonString(), request.Descriptor).ToByteArray()
            );
            return;
        }
        var field = request.Descriptor.FindFieldByName(body);
        field.Accessor.SetValue(
            request,
            parser.Parse(call.Body!.ToJsonString(), field.MessageType)
        );
        if (request.Descriptor.FindFieldByName("update_mask") is { } mask)
        {
            mask.Accessor.SetValue(
                request,
                new Google.Protobuf.WellKnownTypes.FieldMask
                {
                    Paths = { PathsOf(field.MessageType, call.Body.AsObject()) },
                }
            );
        }
    }

    // As a merge patch: of a message within, the fields that are named; everything else as a whole.
    private static IEnumerable<string> PathsOf(
        Google.Protobuf.Reflection.MessageDescriptor message,
        System.Text.Json.Nodes.JsonObject body
    )
    {
        foreach (var (name, value) in body)
        {
            var field = message.Fields.InFieldNumberOrder().Single(f => f.JsonName == name);
            var isWithin =
                value is System.Text.Json.Nodes.JsonObject
                && field.FieldType == Google.Protobuf.Reflection.FieldType.Message
                && !field.IsRepeated
                && field.MessageType.File.Package.StartsWith("crm.", StringComparison.Ordinal);
            if (!isWithin)
            {
                yield return field.Name;
                continue;
            }
            foreach (var inner in PathsOf(field.MessageType, value!.AsObject()))
                yield return $"{field.Name}.{inner}";
        }
    }

    private static void Set(IMessage request, string protoName, string value)
    {
        var field = request
            .Descriptor.Fields.InFieldNumberOrder()
            .First(f => f.Name == protoName || f.JsonName == protoName);
        field.Accessor.SetValue(request, value);
    }

    private static void SetText(IMessage request, string jsonName, string value)
    {
        var field = request
            .Descriptor.Fields.InFieldNumberOrder()
            .First(f => f.JsonName == jsonName);
        var json = field.FieldType
            is Google.Protobuf.Reflection.FieldType.String
                or Google.Protobuf.Reflection.FieldType.Enum
            ? System.Text.Json.JsonSerializer.Serialize(value)
            : value;
        var whole = field.IsRepeated
            ? $"{{\"{jsonName}\":[{json}]}}"
            : $"{{\"{jsonName}\":{json}}}";
        request.MergeFrom(
            new JsonParser(JsonParser.Settings.Default)
                .Parse(whole, request.Descriptor)
                .ToByteArray()
        );
    }
}
