using System.Net;
using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>Wrong paths, queries, headers and verbs, from the descriptor of the request.</summary>
internal static class RequestAttacks
{
    public static IEnumerable<Attack> For(ContractMethod method)
    {
        var fields = method.Descriptor.InputType;
        yield return new(
            "wrong method",
            call => call.Verb = HttpMethod.Put,
            HttpStatusCode.MethodNotAllowed
        );
        if (method.Http!.Body != "*")
            yield return new(
                "unknown query parameter",
                call => Add(call, "noSuchField", "1"),
                HttpStatusCode.BadRequest,
                "",
                "/noSuchField"
            );
        foreach (var name in PathParameters(method))
        {
            yield return new(
                $"unknown {name}",
                call => call.Path[name] = Guid.CreateVersion7().ToString(),
                HttpStatusCode.NotFound
            );
            yield return new(
                $"{name} that is no id",
                call => call.Path[name] = "no-such-id",
                HttpStatusCode.NotFound
            );
            yield return new(
                $"{name} too long",
                call => call.Path[name] = new string('a', 300),
                HttpStatusCode.BadRequest,
                "",
                "/" + name
            );
        }
        if (method.Http.Body.Length == 0 || method.Descriptor.IsClientStreaming)
        {
            foreach (var attack in fields.Fields.InFieldNumberOrder().SelectMany(OfParameter))
                yield return attack;
        }
        if (fields.FindFieldByName("etag") is { } etag)
        {
            var isRequired =
                etag.GetOptions()
                    .GetExtension(FieldBehaviorExtensions.FieldBehavior)
                    ?.Contains(FieldBehavior.Required)
                ?? false;
            if (isRequired)
                yield return new(
                    "missing etag",
                    call => call.Headers.Remove("If-Match"),
                    HttpStatusCode.PreconditionRequired,
                    "ETAG_MISSING"
                );
            yield return new(
                "stale etag",
                call => call.Headers["If-Match"] = "\"999\"",
                HttpStatusCode.PreconditionFailed,
                "ETAG_MISMATCH"
            );
            yield return new(
                "etag that is none",
                call => call.Headers["If-Match"] = "\"1\", \"2\"",
                HttpStatusCode.BadRequest
            );
        }
        if (!method.IsRead)
        {
            yield return new(
                "idempotency key too long",
                call => call.Headers["Idempotency-Key"] = new string('k', 256),
                HttpStatusCode.BadRequest,
                "IDEMPOTENCY_KEY_INVALID"
            );
        }
    }

    private static IEnumerable<Attack> OfParameter(FieldDescriptor field)
    {
        switch (field.Name)
        {
            case "page_size":
                yield return new(
                    "negative page size",
                    call => Replace(call, "pageSize", "-1"),
                    HttpStatusCode.BadRequest,
                    "",
                    "/pageSize"
                );
                yield return new(
                    "page size of letters",
                    call => Replace(call, "pageSize", "ten"),
                    HttpStatusCode.BadRequest,
                    "",
                    "/pageSize"
                );
                break;
            case "page_token":
                yield return new(
                    "bad cursor",
                    call => Replace(call, "pageToken", "bm90LWEtdG9rZW4"),
                    HttpStatusCode.BadRequest,
                    "PAGE_TOKEN_INVALID"
                );
                yield return new(
                    "cursor of other letters",
                    call => Replace(call, "pageToken", "%%%"),
                    HttpStatusCode.BadRequest,
                    "PAGE_TOKEN_INVALID"
                );
                break;
            case "filter":
                yield return new(
                    "unknown field in filter",
                    call => Replace(call, "filter", "noSuchField = 1"),
                    HttpStatusCode.BadRequest,
                    "FILTER_INVALID",
                    "/filter"
                );
                yield return new(
                    "broken filter",
                    call => Replace(call, "filter", "(a = "),
                    HttpStatusCode.BadRequest,
                    "FILTER_INVALID",
                    "/filter"
                );
                yield return new(
                    "long filter",
                    call => Replace(call, "filter", new string('a', 2001)),
                    HttpStatusCode.BadRequest,
                    "",
                    "/filter"
                );
                break;
            case "order_by":
                yield return new(
                    "unknown order",
                    call => Replace(call, "orderBy", "noSuchField"),
                    HttpStatusCode.BadRequest,
                    "ORDER_BY_INVALID",
                    "/orderBy"
                );
                break;
            default:
                if (field.FieldType == FieldType.Enum)
                    yield return new(
                        $"bad enum {field.JsonName}",
                        call => Replace(call, field.JsonName, "NO_SUCH_VALUE"),
                        HttpStatusCode.BadRequest,
                        "",
                        "/" + field.JsonName
                    );
                if (field.FieldType == FieldType.Bool)
                    yield return new(
                        $"bad {field.JsonName}",
                        call => Replace(call, field.JsonName, "perhaps"),
                        HttpStatusCode.BadRequest,
                        "",
                        "/" + field.JsonName
                    );
                break;
        }
    }

    private static IEnumerable<string> PathParameters(ContractMethod method)
    {
        var rule = method.Http!;
        var template = rule.Get + rule.Post + rule.Patch + rule.Delete;
        foreach (var part in template.Split('{').Skip(1))
            yield return ToJsonName(part[..part.IndexOf('}', StringComparison.Ordinal)], method);
    }

    private static string ToJsonName(string name, ContractMethod method) =>
        method.Descriptor.InputType.FindFieldByName(name).JsonName;

    private static void Add(RestCall call, string name, string value) =>
        call.Query.Add(new KeyValuePair<string, string>(name, value));

    private static void Replace(RestCall call, string name, string value)
    {
        call.Query.RemoveAll(pair => pair.Key == name);
        Add(call, name, value);
    }
}
