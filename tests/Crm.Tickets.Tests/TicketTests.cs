using System.Text.Json;
using Crm.Testing;

[assembly: AssemblyFixture(typeof(SqliteHost))]
[assembly: AssemblyFixture(typeof(PostgresHost))]

namespace Crm.Tickets.Tests;

/// <summary>What the tests of tickets share: a tenant of their own, and contacts and tickets in it.</summary>
public abstract class TicketTests(CrmHost host)
{
    protected CrmHost Host => host;

    protected Task<CrmClient> NewTenantAsync()
    {
        host.Demand();
        return host.NewTenantAsync();
    }

    protected static async Task<string> NewContactAsync(CrmClient client, object? body = null) =>
        (
            await Answers.PostedAsync(
                client.PostAsync("/v1/contacts", body ?? new { displayName = "Ada" })
            )
        ).Id;

    /// <summary>A ticket of a contact of its own.</summary>
    protected static async Task<Answer> NewTicketAsync(
        CrmClient client,
        params (string Key, object? Value)[] further
    ) =>
        await Answers.PostedAsync(
            client.PostAsync("/v1/tickets", Request(await NewContactAsync(client), further))
        );

    /// <summary>A ticket from somebody who is not known.</summary>
    protected static Task<Answer> NewTicketOfAsync(
        CrmClient client,
        object requester,
        params (string Key, object? Value)[] further
    ) =>
        Answers.PostedAsync(
            client.PostAsync(
                "/v1/tickets",
                Request("", [.. further, ("contactId", null), ("requester", requester)])
            )
        );

    protected static Dictionary<string, object?> Request(
        string contactId,
        params (string Key, object? Value)[] further
    )
    {
        var ticket = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["contactId"] = contactId,
            ["subject"] = "Where is my parcel?",
        };
        foreach (var (key, value) in further)
            ticket[key] = value;
        return ticket;
    }

    protected static async Task<Answer> MovedAsync(
        CrmClient client,
        string id,
        string move,
        object? body = null
    )
    {
        var answer = await client.PostAsync($"/v1/tickets/{id}:{move}", body ?? new { });
        Assert.True((int)answer.Status == 200, $"{answer.Status}: {answer.Text}");
        return answer;
    }

    protected static IReadOnlyList<string> Ids(Answer answer, string list = "tickets") =>
        [
            .. answer
                .Body.GetProperty(list)
                .EnumerateArray()
                .Select(item => item.GetProperty("id").GetString()!),
        ];

    protected static string Text(JsonElement element, params string[] path) =>
        path.Aggregate(element, (inner, name) => inner.GetProperty(name)).ToString();

    protected static string Text(Answer answer, params string[] path) => Text(answer.Body, path);

    protected static bool Has(Answer answer, params string[] path)
    {
        var element = answer.Body;
        return path.All(name => element.TryGetProperty(name, out element));
    }

    /// <summary>How many rows of a table of the service the tenant has.</summary>
    protected Task<int> CountAsync(CrmClient client, string table) =>
        host.ScalarAsync<int>(
            "tickets",
            $"SELECT count(*) FROM {table} WHERE tenant_id = @tenant",
            ("@tenant", client.Tenant)
        );

    /// <summary>How many events of a type the tenant's tickets have told.</summary>
    protected Task<int> EventsAsync(CrmClient client, string type) =>
        host.ScalarAsync<int>(
            "tickets",
            "SELECT count(*) FROM outbox_events WHERE tenant_id = @tenant AND type = @type",
            ("@tenant", client.Tenant),
            ("@type", $"crm.tickets.{type}.v1")
        );
}
