using System.Collections;
using Crm.Gateway.Domain;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Gateway.Features.Events;

/// <summary>
/// Fetches what events happened to, in the name of the caller: one call a kind, to the <c>BatchGet</c> that the contract has for it. A
/// kind without one, or that the caller may not read, has no resources.
/// </summary>
internal sealed class EventResources(EventCatalog catalog, Contract contract, Sections sections)
{
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );
    private static readonly JsonParser Json = new(JsonParser.Settings.Default);

    /// <summary>The resources by the id of the event.</summary>
    public async Task<Dictionary<Guid, Struct>> FetchAsync(
        IReadOnlyList<LoggedEvent> events,
        CancellationToken cancellationToken
    )
    {
        var batches = events
            .Select(logged => (Event: logged, Method: MethodFor(logged.Type)))
            .Where(pair => pair.Method is not null)
            .GroupBy(pair => pair.Method!, pair => pair.Event);
        var found = new Dictionary<Guid, Struct>();
        foreach (var batch in batches)
        {
            var byId = await FetchAsync(
                batch.Key,
                [.. batch.Select(logged => logged.Subject).Distinct(StringComparer.Ordinal)],
                cancellationToken
            );
            foreach (var logged in batch)
            {
                if (byId.GetValueOrDefault(logged.Subject) is { } resource)
                    found[logged.EventId] = resource;
            }
        }
        return found;
    }

    private async Task<Dictionary<string, Struct>> FetchAsync(
        MethodDescriptor method,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
        var list = (IList)method.InputType.FindFieldByName("ids").Accessor.GetValue(request);
        foreach (var id in ids)
            list.Add(id);
        var rpc = MessageMethods.Create(method);
        var answer = await sections.ReadAsync<IMessage>(
            method,
            (service, options) => service.AsyncUnaryCall(rpc, host: null, options, request),
            cancellationToken
        );
        var byId = new Dictionary<string, Struct>(StringComparer.Ordinal);
        if (answer.Value is not { } response)
            return byId;
        foreach (IMessage resource in (IList)ResourcesOf(method)!.Accessor.GetValue(response))
        {
            var id = resource.Descriptor.FindFieldByName("id").Accessor.GetValue(resource);
            byId[(string)id] = Json.Parse<Struct>(Formatter.Format(resource));
        }
        return byId;
    }

    // ContactUpdated has the contact_id of a Contact, and BatchGetContacts of the same package returns those.
    private MethodDescriptor? MethodFor(string type)
    {
        if (catalog.Find(type)?.Descriptor is not { } message)
            return null;
        var subject = message.Fields.InFieldNumberOrder()[0].Name;
        return contract
            .Methods.Where(method => !method.IsInternal)
            .Select(method => method.Descriptor)
            .FirstOrDefault(method =>
                method.Name.StartsWith("BatchGet", StringComparison.Ordinal)
                && method.File.Package == message.File.Package
                && ResourcesOf(method)?.MessageType.Name is { } resource
                && subject == $"{JsonName(resource)}_id"
            );
    }

    private static FieldDescriptor? ResourcesOf(MethodDescriptor method) =>
        method
            .OutputType.Fields.InDeclarationOrder()
            .FirstOrDefault(field => field.IsRepeated && field.FieldType == FieldType.Message);

    private static string JsonName(string name) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
