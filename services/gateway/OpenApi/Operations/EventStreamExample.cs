using System.Text.Json.Nodes;
using Crm.Gateway.Rest.Routing;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>What a stream of server-sent events looks like.</summary>
internal static class EventStreamExample
{
    private const string Text = """
        retry: 2000

        id: 5cDq0wAAAAAAAAAAAAAAAAAAACk
        event: crm.contacts.contact-updated.v1
        data: {"id":"0199f0a9-7be4-7a10-b2c3-d4e5f6a7b8c9","source":"/services/contacts","type":"crm.contacts.contact-updated.v1","subject":"0199f0a2-5c31-7d42-9a7e-3f1b2c4d5e6f","time":"2026-11-21T09:30:00Z","sequence":2,"data":{"contactId":"0199f0a2-5c31-7d42-9a7e-3f1b2c4d5e6f","version":2,"changedFields":["emails"]},"position":"5cDq0wAAAAAAAAAAAAAAAAAAACk"}

        : alive

        """;

    /// <summary>The example; null for an operation that is no stream.</summary>
    public static JsonNode? Of(RestOperation operation) =>
        operation.Shape == RestShape.EventStream ? JsonValue.Create(Text) : null;
}
