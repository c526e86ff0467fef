using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>What the product asks its stores while every operation is called.</summary>
public sealed class RecordedQueries : IAsyncLifetime
{
    private readonly RecordedHost _host = new();

    /// <summary>The queries of all services.</summary>
    internal IReadOnlyList<RecordedQuery> All { get; private set; } = [];

    /// <summary>The queries of a service.</summary>
    internal IReadOnlyList<RecordedQuery> Of(string service) =>
        [.. All.Where(query => StoreContexts.ServiceOf(query.Context) == service)];

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _host.StopListening();
        var reads = await SeededTenant.CreateAsync(_host);
        foreach (var method in Called(isRead: true))
            await CallAsync(reads, method);
        await FilterAsync(reads.Client);
        var writes = reads;
        foreach (var method in Called(isRead: false))
        {
            // What one operation ended, such as a ticket, is there again for the next one in a new tenant.
            if (await TryCallAsync(writes, method) is not null)
                await CallAsync(writes = await SeededTenant.CreateAsync(_host), method);
        }
        await _host.SettleAsync(TimeSpan.FromMinutes(2));
        All = [.. _host.Queries];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // Fields that tenants declare, lists that are not of a table, rules of segments.
    private static async Task FilterAsync(CrmClient client)
    {
        string[] asked =
        [
            "/v1/contacts?filter=customFields.level%20%3D%20%22a%22",
            "/v1/contacts?filter=customFields.points%20%3E%201",
            "/v1/contacts?pageSize=1&includeTotal=true",
            "/v1/tickets?pageSize=1&includeTotal=true&filter=tags:%22a%22",
        ];
        foreach (var path in asked)
        {
            var answer = await client.GetAsync(path);
            Assert.True((int)answer.Status is >= 200 and < 300, $"{path}: {answer.Text}");
        }
    }

    // A stream of events has no end.
    private static IEnumerable<ContractMethod> Called(bool isRead) =>
        Examples.Methods.Where(method =>
            method.IsRead == isRead && method.Descriptor.Name != "Watch"
        );

    private async Task CallAsync(SeededTenant seeded, ContractMethod method)
    {
        if (await TryCallAsync(seeded, method) is { } failure)
            Assert.Fail(failure);
    }

    private async Task<string?> TryCallAsync(SeededTenant seeded, ContractMethod method)
    {
        var call = Examples.Call(method, seeded.Values);
        if (method.Descriptor.Name == "RestoreContact")
        {
            await seeded.Client.DeleteAsync($"/v1/contacts/{seeded.Values["contactId"]}", "*");
            call.Headers.Remove("If-Match");
        }
        var client = method.Permissions.Contains("platform")
            ? _host.ClientOf(_host.AdminKey, "default")
            : seeded.Client;
        var answer = await call.SendAsync(client);
        return (int)answer.Status is >= 200 and < 300
            ? null
            : $"{method.Descriptor.Name}: {(int)answer.Status}: {answer.Text}";
    }
}
