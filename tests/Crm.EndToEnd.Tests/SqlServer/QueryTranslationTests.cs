using Crm.ServiceDefaults.Store;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>
/// Every query that the product makes can be said in the language of SQL Server, with nothing left to be computed outside of it. No
/// engine is asked.
/// </summary>
public sealed class QueryTranslationTests(RecordedQueries recorded) : IClassFixture<RecordedQueries>
{
    public static TheoryData<string> Services => StoreContexts.OfEachService;

    [Theory]
    [MemberData(nameof(Services))]
    public void RecordedQuery_OnSqlServer_IsSaidAsOnSqlite(string service)
    {
        var queries = recorded.Of(service);
        Assert.True(queries.Count >= 10, $"{queries.Count} queries of {service} were recorded.");
        AssertSaid(
            service,
            queries
                .Where(query => !Rendering.IsByHand(query.Expression))
                .Select(query =>
                    (
                        string.Join(" < ", query.Places),
                        (Func<Rendering, IReadOnlyList<string>>)(
                            engine => engine.Render(query.Expression)
                        )
                    )
                )
        );
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Filter_OfEachFieldWithEachOperator_IsSaidAsOnSqlite(string service)
    {
        using var db = StoreContexts.Create(service, StoreProvider.Sqlite);
        var filters = DeclaredLists.Filters(db);
        Assert.True(filters.Count > 20, $"{filters.Count} filters of {service} were found.");
        AssertSaid(service, filters.Select(Say));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Order_InEachDirectionOnEachPage_IsSaidAsOnSqlite(string service)
    {
        using var db = StoreContexts.Create(service, StoreProvider.Sqlite);
        var orders = DeclaredLists.Orders(db);
        Assert.True(orders.Count >= 12, $"{orders.Count} orders of {service} were found.");
        AssertSaid(service, orders.Select(Say));
    }

    [Theory]
    [InlineData("contacts", "Contact", "ContactTerm", "FieldDefinition")]
    [InlineData("interactions", "Transaction", "Activity")]
    [InlineData("segmentation", "Segment", "Membership", "Profile")]
    [InlineData("tickets", "Ticket", "TicketComment")]
    [InlineData("gateway", "Tenant", "ApiKey", "LoggedEvent")]
    public void TableOfAList_IsAmongTheRecorded(string service, params string[] tables)
    {
        var asked = recorded
            .Of(service)
            .SelectMany(query => Rendering.TablesOf(query.Expression))
            .ToHashSet(StringComparer.Ordinal);
        string[] ofEach = ["AuditRecord", "OutboxEvent"];
        Assert.Empty(ofEach.Concat(tables).Except(asked));
    }

    private static (string, Func<Rendering, IReadOnlyList<string>>) Say(DeclaredQuery query) =>
        (query.Name, engine => engine.Render(query.Of));

    private static void AssertSaid(
        string service,
        IEnumerable<(string Name, Func<Rendering, IReadOnlyList<string>> Say)> queries
    )
    {
        using var sqlite = new Rendering(service, StoreProvider.Sqlite);
        using var sqlServer = new Rendering(service, StoreProvider.SqlServer);
        var failures = new List<string>();
        foreach (var (name, say) in queries)
        {
            if (WhatIsWrong(say, sqlite, sqlServer) is { } wrong)
                failures.Add($"{name}\n{wrong}");
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static string? WhatIsWrong(
        Func<Rendering, IReadOnlyList<string>> say,
        Rendering sqlite,
        Rendering sqlServer
    )
    {
        try
        {
            var (here, there) = (say(sqlite), say(sqlServer));
            return
                here.Count > 0
                && here.Select(SelectedColumns.Count)
                    .SequenceEqual(there.Select(SelectedColumns.Count))
                ? null
                : $"Other columns:\n{string.Join('\n', here)}\n{string.Join('\n', there)}";
        }
        catch (Exception failure)
        {
            return failure.GetBaseException().Message;
        }
    }
}
