using System.Text.Json;
using Crm.Testing;

[assembly: AssemblyFixture(typeof(SqliteHost))]
[assembly: AssemblyFixture(typeof(PostgresHost))]

namespace Crm.Contacts.Tests;

/// <summary>What the tests of this service share: a client of a tenant of their own, and shorthand for what they often do.</summary>
public abstract class ContactTests(CrmHost host) : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected CrmHost Host => host;

    protected CrmClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        host.Demand();
        Client = await host.NewTenantAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<Answer> CreateAsync(object contact)
    {
        var answer = await Client.PostAsync("/v1/contacts", contact);
        Assert.True((int)answer.Status == 201, answer.Text);
        return answer;
    }

    protected async Task<Answer> DeclareAsync(string key, string type, params string[] choices)
    {
        var answer = await Client.PostAsync(
            "/v1/field-definitions",
            new
            {
                key,
                type,
                choices,
            }
        );
        Assert.True((int)answer.Status == 201, answer.Text);
        return answer;
    }

    protected async Task<string[]> ListAsync(string query)
    {
        var answer = await Client.GetAsync($"/v1/contacts?{query}");
        Assert.True((int)answer.Status == 200, answer.Text);
        return NamesOf(answer);
    }

    protected async Task<string[]> SearchAsync(string query)
    {
        var answer = await Client.GetAsync(
            $"/v1/contacts:search?query={Uri.EscapeDataString(query)}"
        );
        Assert.True((int)answer.Status == 200, answer.Text);
        return NamesOf(answer);
    }

    protected static string Filter(string filter) => $"filter={Uri.EscapeDataString(filter)}";

    protected static string[] NamesOf(Answer answer) =>
        [
            .. answer
                .Body.GetProperty("contacts")
                .EnumerateArray()
                .Select(contact => contact.GetProperty("displayName").GetString()!),
        ];

    protected Task<long> CountAsync(string table) =>
        host.ScalarAsync<long>(
            "contacts",
            $"SELECT COUNT(*) FROM {table} WHERE tenant_id = @tenant",
            ("@tenant", Client.Tenant)
        );

    protected async Task<JsonElement> ImportAsync(string mediaType, string text, string query = "")
    {
        var accepted = await Client.UploadAsync($"/v1/contacts:import{query}", mediaType, text);
        Assert.True((int)accepted.Status == 202, accepted.Text);
        return await Client.FinishAsync(accepted);
    }
}
