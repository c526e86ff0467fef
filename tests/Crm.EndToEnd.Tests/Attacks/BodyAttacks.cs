using System.Net;
using System.Text.Json.Nodes;
using Crm.Common.V1;
using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Google.Api;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>Wrong JSON bodies, from the descriptor of the message: each field of the wrong type, too long, too many, of a bad enum.</summary>
internal static class BodyAttacks
{
    private const int MaxDepth = 3;

    public static IEnumerable<Attack> For(ContractMethod method)
    {
        if (method.Http!.Body.Length == 0 || method.Descriptor.IsClientStreaming)
            yield break;
        yield return new(
            "malformed JSON",
            call => call.RawBody = "{\"a\":",
            HttpStatusCode.BadRequest
        );
        yield return new("an array", call => call.RawBody = "[]", HttpStatusCode.BadRequest);
        yield return new(
            "two documents",
            call => call.RawBody = "{} {}",
            HttpStatusCode.BadRequest
        );
        yield return new("too deep", call => call.RawBody = Deep(200), HttpStatusCode.BadRequest);
        yield return new(
            "unknown field",
            call => Object(call)["noSuchField"] = 1,
            HttpStatusCode.BadRequest,
            "",
            "/noSuchField"
        );
        yield return new(
            "wrong media type",
            call => (call.MediaType, call.RawBody) = ("text/plain", "{}"),
            HttpStatusCode.UnsupportedMediaType
        );
        yield return new("over the limit", TooLarge, HttpStatusCode.RequestEntityTooLarge);
        foreach (var attack in Fields(method, BodyType(method), JsonPath.Root, 0))
            yield return attack;
    }

    private static MessageDescriptor BodyType(ContractMethod method) =>
        method.Http!.Body == "*"
            ? method.Descriptor.InputType
            : method.Descriptor.InputType.FindFieldByName(method.Http.Body).MessageType;

    private static IEnumerable<Attack> Fields(
        ContractMethod method,
        MessageDescriptor message,
        JsonPath parent,
        int depth
    )
    {
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            // What stands in the path or in a header on REST is no field of the body.
            if (
                depth == 0
                && method.Http!.Body == "*"
                && (field.Name is "etag" || IsInPath(method, field.Name))
            )
                continue;
            var path = parent.Child(field.JsonName);
            if (Behaviors(field).Contains(FieldBehavior.OutputOnly))
            {
                yield return At("set an output-only field", path, "1");
                continue;
            }
            foreach (var attack in OfField(method, field, path, depth))
                yield return attack;
        }
    }

    private static IEnumerable<Attack> OfField(
        ContractMethod method,
        FieldDescriptor field,
        JsonPath path,
        int depth
    )
    {
        var rules = field.GetOptions()?.GetExtension(RulesExtensions.Rules) ?? new FieldRules();
        if (WrongType(field) is { } wrong)
            yield return At("wrong type", path, wrong);
        if (field.IsMap)
        {
            yield return At("bad key", path.Child("No Key!"), "x");
            yield break;
        }
        if (field.IsRepeated && rules.MaxItems > 0)
            yield return At(
                "too many",
                path,
                new JsonArray([
                    .. Enumerable.Range(0, rules.MaxItems + 1).Select(i => Item(field, i)),
                ])
            );
        // A change of what is set at creation only is refused as a whole, whatever stands within.
        var isWhole =
            method.Http!.Patch.Length > 0 && Behaviors(field).Contains(FieldBehavior.Immutable);
        var place = field.IsRepeated && !isWhole ? path.FirstItem() : path;
        if (field.FieldType == FieldType.String && rules.MaxLength > 0)
            yield return At("too long", place, new string('a', rules.MaxLength + 1));
        if (field.FieldType == FieldType.String)
            yield return At("a NUL character", place, "a\u0000b");
        if (field.FieldType == FieldType.Enum)
            yield return At("bad enum", place, "NO_SUCH_VALUE");
        if (field.FieldType == FieldType.Enum)
            yield return At("enum by number", place, 1);
        if (
            field.FieldType != FieldType.Message
            || isWhole
            || depth >= MaxDepth
            || IsWellKnown(field.MessageType)
        )
            yield break;
        foreach (var attack in Fields(method, field.MessageType, place, depth + 1))
            yield return attack;
    }

    private static Attack At(string name, JsonPath path, JsonNode? value) =>
        new(
            $"{name} at {path.Pointer}",
            call =>
            {
                call.Body ??= new JsonObject();
                path.Set(call.Body, value?.DeepClone());
            },
            HttpStatusCode.BadRequest,
            "",
            path.Pointer
        );

    private static JsonNode? WrongType(FieldDescriptor field)
    {
        if (field.IsMap)
            return new JsonArray();
        if (field.IsRepeated)
            return new JsonObject();
        return field.FieldType switch
        {
            FieldType.String => 5,
            FieldType.Bool => "yes",
            FieldType.Enum => new JsonObject(),
            FieldType.Message when field.MessageType.FullName == Value.Descriptor.FullName => null,
            FieldType.Message => "no such thing",
            _ => "many",
        };
    }

    private static JsonNode Item(FieldDescriptor field, int index) =>
        field.FieldType == FieldType.Message ? new JsonObject() : JsonValue.Create($"item{index}");

    private static bool IsWellKnown(MessageDescriptor type) =>
        type.File.Package == "google.protobuf";

    private static bool IsInPath(ContractMethod method, string name) =>
        (method.Http!.Post + method.Http.Patch + method.Http.Delete).Contains(
            "{" + name + "}",
            StringComparison.Ordinal
        );

    private static IEnumerable<FieldBehavior> Behaviors(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? [];

    private static JsonObject Object(RestCall call) => (call.Body ??= new JsonObject()).AsObject();

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    // The client waits for the word of the server before it sends what the server will not read.
    private static void TooLarge(RestCall call)
    {
        call.RawBody = Huge();
        call.Headers["Expect"] = "100-continue";
    }

    private static string Huge() => "{\"a\":\"" + new string('x', 5 * 1024 * 1024) + "\"}";
}
