using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Operations;

public sealed class QueryCountsOnSqlite(SqliteHost host)
    : QueryCountTests(host),
        IClassFixture<SqliteHost>;

public sealed class QueryCountsOnPostgres(PostgresHost host)
    : QueryCountTests(host),
        IClassFixture<PostgresHost>;

/// <summary>An operation asks the stores the same number of questions, however much there is.</summary>
public abstract class QueryCountTests(CrmHost host)
{
    // Authentication, permission, idempotency and the work itself, over all services that take part.
    private const int Most = 12;
    private const int Further = 40;

    public static TheoryData<string> Operations =>
        [
            .. Examples
                .Methods.Where(method =>
                    !method.Descriptor.IsClientStreaming && !method.Descriptor.IsServerStreaming
                )
                .Select(method => method.Descriptor.Name),
        ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_WithMoreData_AsksNoMore(string name)
    {
        host.Demand();
        var method = Examples.Method(name);
        var few = await SeededTenant.CreateAsync(host);
        var many = await SeededTenant.CreateAsync(host);
        await GrowAsync(many);

        // The first call of a credential looks it up; both tenants have called before.
        var withFew = await CountAsync(few, method);
        var withMany = await CountAsync(many, method);

        Assert.True(
            withFew.Count <= MostFor(method),
            $"{withFew.Count} queries:\n{string.Join("\n\n", withFew)}"
        );
        Assert.True(
            withFew.Count == withMany.Count,
            $"{withFew.Count} queries with little data and {withMany.Count} with more:\n{string.Join("\n\n", withMany)}"
        );
    }

    // A read that joins services makes a call each section.
    private static int MostFor(ContractMethod method) =>
        method.Descriptor.Service.Name == "OverviewService" ? 4 * Most : Most;

    private async Task<IReadOnlyList<string>> CountAsync(SeededTenant tenant, ContractMethod method)
    {
        if (method.Descriptor.Name == "RestoreContact")
            await tenant.Client.DeleteAsync($"/v1/contacts/{tenant.Values["contactId"]}", "*");
        var client = method.Permissions.Contains("platform")
            ? host.ClientOf(host.AdminKey, "default")
            : tenant.Client;
        await client.GetAsync("/v1/tenants");
        var call = Examples.Call(method, tenant.Values);
        if (method.Descriptor.Name == "RestoreContact")
            call.Headers.Remove("If-Match");
        var queries = await QueryCounter.CountAsync(async traceparent =>
        {
            call.Headers["traceparent"] = traceparent;
            var answer = await call.SendAsync(client);
            Assert.True((int)answer.Status < 300, answer.Text);
        });
        Assert.NotEmpty(queries);
        // Rows are written in batches, which differ in number between engines; what is asked must not.
        return
        [
            .. queries.Where(query =>
                query.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)
            ),
        ];
    }

    private static async Task GrowAsync(SeededTenant tenant)
    {
        var contacts = string.Concat(
            Enumerable.Range(0, Further).Select(i => $"Person {i},p{i}@example.com\n")
        );
        var import = await tenant.Client.UploadAsync(
            "/v1/contacts:import",
            "text/csv",
            "displayName,emails[0].address\n" + contacts
        );
        await tenant.Client.FinishAsync(import);
        for (var i = 0; i < Further; i++)
        {
            var lines = Enumerable
                .Range(0, i + 1)
                .Select(line => new
                {
                    sku = $"A-{line}",
                    quantity = 1,
                    unitPrice = "1.5",
                    category = $"c{line}",
                });
            await tenant.Client.PostAsync(
                "/v1/transactions",
                new
                {
                    contactId = tenant.Values["contactId"],
                    currency = "EUR",
                    lines,
                }
            );
            await tenant.Client.PostAsync(
                "/v1/activities",
                new
                {
                    contactId = tenant.Values["contactId"],
                    kind = "NOTE",
                    subject = $"Note {i}",
                }
            );
        }
    }
}
