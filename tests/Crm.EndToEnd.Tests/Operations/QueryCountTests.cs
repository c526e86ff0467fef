using System.Collections.Concurrent;
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
    private const int FurtherEach = 4;
    private const int MostAttempts = 5;

    private static readonly ConcurrentDictionary<
        CrmHost,
        Lazy<Task<(SeededTenant Few, SeededTenant Many)>>
    > Shared = new();

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
        var (withFew, withMany) = await CountAsync(method);

        Assert.True(
            withFew.Count <= MostFor(method),
            $"{withFew.Count} queries:\n{string.Join("\n\n", withFew)}"
        );
        Assert.True(
            withFew.Count == withMany.Count,
            $"{withFew.Count} queries with little data and {withMany.Count} with more:\n{string.Join("\n\n", withMany)}"
        );
    }

    // Work that collided with that of the background was done again and says nothing; then others are asked.
    private async Task<(IReadOnlyList<string> Few, IReadOnlyList<string> Many)> CountAsync(
        ContractMethod method
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            // What leaves all that is there as it is can share its tenants.
            var (few, many) =
                method.IsRead || Adds(method)
                    ? await Shared
                        .GetOrAdd(
                            host,
                            _ => new Lazy<Task<(SeededTenant, SeededTenant)>>(SeedAsync)
                        )
                        .Value
                    : await SeedAsync();
            // The first call of a credential looks it up; both tenants have called before.
            if (
                await CountAsync(few, method) is { } withFew
                && await CountAsync(many, method) is { } withMany
            )
            {
                // A segment that was added is evaluated afterwards, and a read of it then asks how far that is.
                if (Adds(method))
                    await host.SettleAsync();
                return (withFew, withMany);
            }
            Assert.True(attempt < MostAttempts, "The work collides at every attempt.");
        }
    }

    private static bool Adds(ContractMethod method) =>
        method.Descriptor.Name.StartsWith("Create", StringComparison.Ordinal)
        && !Examples.IsOnOneThing(method);

    private static int MostFor(ContractMethod method) =>
        method.Descriptor.Service.Name switch
        {
            // A read that joins services makes a call each section.
            "OverviewService" => 4 * Most,
            // Who comes into a list may come into segments that are made of it, in the same transaction.
            "SegmentsService" => 2 * Most,
            _ => Most,
        };

    private async Task<IReadOnlyList<string>?> CountAsync(
        SeededTenant tenant,
        ContractMethod method
    )
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
        if (queries is null)
            return null;
        // What is only added is written with what others add, in nobody's trace.
        if (method.IsRead)
            Assert.NotEmpty(queries);
        // Rows are written in batches, which differ in number between engines; what is asked must not.
        return
        [
            .. queries.Where(query =>
                query.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)
            ),
        ];
    }

    private async Task<(SeededTenant Few, SeededTenant Many)> SeedAsync()
    {
        var few = await SeededTenant.CreateAsync(host);
        var many = await SeededTenant.CreateAsync(host);
        await GrowAsync(many);
        await host.SettleAsync();
        return (few, many);
    }

    private static async Task GrowAsync(SeededTenant tenant)
    {
        var contact = tenant.Values["contactId"];
        await ImportAsync(
            tenant,
            "/v1/contacts:import",
            "displayName,emails[0].address",
            Enumerable.Range(0, Further).Select(i => $"Person {i},p{i}@example.com")
        );
        await ImportAsync(
            tenant,
            "/v1/transactions:import",
            "externalId,contactId,currency,lines.sku,lines.quantity,lines.unitPrice,lines.category",
            from transaction in Enumerable.Range(0, Further)
            from line in Enumerable.Range(0, transaction + 1)
            select $"more-{transaction},{contact},EUR,A-{line},1,1.5,c{line}"
        );
        for (var i = 0; i < FurtherEach; i++)
            await GrowAsync(tenant, i);
    }

    private static async Task GrowAsync(SeededTenant tenant, int number)
    {
        var (client, contact) = (tenant.Client, tenant.Values["contactId"]);
        var further = await Answers.MustAsync(
            client.PostAsync("/v1/contacts", new { displayName = $"Member {number}" })
        );
        (string Path, object Body)[] growth =
        [
            (
                "/v1/activities",
                new
                {
                    contactId = contact,
                    kind = "NOTE",
                    subject = $"Note {number}",
                }
            ),
            (
                "/v1/tickets",
                new
                {
                    contactId = contact,
                    kind = "COMPLAINT",
                    priority = "URGENT",
                    subject = $"Invoice {number}",
                    complaint = new { severity = "MINOR" },
                }
            ),
            (
                $"/v1/tickets/{tenant.Values["resolvedTicketId"]}/comments",
                new { visibility = "PUBLIC", body = $"Answer {number}" }
            ),
            (
                $"/v1/segments/{tenant.Values["segmentId"]}/members",
                new { contactIds = new[] { further.Id } }
            ),
            ("/v1/segments", new { name = $"Rule {number}", rule = "kind = PERSON" }),
        ];
        foreach (var (path, body) in growth)
            await Answers.MustAsync(client.PostAsync(path, body));
    }

    private static async Task ImportAsync(
        SeededTenant tenant,
        string path,
        string header,
        IEnumerable<string> rows
    )
    {
        var import = await tenant.Client.UploadAsync(
            path,
            "text/csv",
            string.Join('\n', rows.Prepend(header))
        );
        var done = await tenant.Client.FinishAsync(import);
        Assert.Equal(0, done.GetProperty("response").GetProperty("failed").GetInt32());
    }
}
