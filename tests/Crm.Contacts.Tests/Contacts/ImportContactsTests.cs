using System.Text.Json;
using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class ImportContactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ImportContactsTests(host);

    public sealed class Postgres(PostgresHost host) : ImportContactsTests(host);

    [Fact]
    public async Task ImportContacts_OfCsv_CreatesThenLeavesUnchangedAndTheLastOfAKeyCounts()
    {
        const string Rows = "Name,Id,Country,Level\nAnna,1.0,DE,3\nBen,2.0,FR,\nAnna B,1.0,AT,4\n";
        await DeclareAsync("level", "NUMBER");
        var query = Mapping(
            "Name:displayName",
            "'erp':externalIds.system",
            "Id:externalIds.value|integer",
            "Country:addresses.country",
            "Level:customFields.level"
        );

        var first = await ImportAsync("text/csv", Rows, query);
        var audited = await CountAsync("audit_records");
        var second = await ImportAsync("text/csv", Rows, query);

        Assert.Equal((3, 2, 0, 0, 1, 0), Counts(first));
        Assert.Equal((3, 0, 0, 2, 1, 0), Counts(second));
        Assert.Equal(2, await CountAsync("contacts"));
        Assert.Equal(audited, await CountAsync("audit_records"));
        Assert.Equal(
            ["Anna B"],
            await ListAsync(Filter("customFields.level = 4 AND primaryAddress.country = at"))
        );
        Assert.Equal(["Anna B"], await SearchAsync("anna"));
    }

    [Fact]
    public async Task ImportContacts_WithRowsThatDoNotFit_RefusesThoseAlone()
    {
        await DeclareAsync("level", "NUMBER");
        await CreateAsync(
            new
            {
                displayName = "Owner",
                externalIds = new[] { new { system = "erp", value = "1" } },
            }
        );
        const string Rows = """
            {"displayName":"A","emails":[{"address":"a@b.de"}],"customFields":{"level":"high"}}
            {"displayName":"B","emails":[{"address":"b@b.de"}],"externalIds":[{"system":"erp","value":"1"}]}
            {"displayName":"C"}
            {"displayName":"D","emails":[{"address":"d@b.de"}],"customFields":{"level":"4"}}
            not json
            """;

        var operation = await ImportAsync("application/x-ndjson", Rows, "?matchBy=EMAIL");

        Assert.Equal((5, 1, 0, 0, 0, 4), Counts(operation));
        Assert.Equal(["D", "Owner"], (await ListAsync("")).Order());
    }

    [Fact]
    public async Task ImportContacts_AsADryRun_StoresNothing()
    {
        var operation = await ImportAsync("text/csv", "displayName\nAnna\n", "?dryRun=true");

        Assert.Equal((1, 1, 0, 0, 0, 0), Counts(operation));
        Assert.Equal(0, await CountAsync("contacts"));
        Assert.Equal(0, await CountAsync("contact_terms"));
    }

    [Fact]
    public async Task ImportContacts_ThatHitOneContactByDifferentKeys_ChangeItInTurn()
    {
        const string Rows = """
            {"displayName":"A","externalIds":[{"system":"erp","value":"1"}],"emails":[{"address":"a@b.de"}]}
            {"source":"mail","emails":[{"address":"a@b.de"}]}
            """;

        var operation = await ImportAsync("application/x-ndjson", Rows);

        Assert.Equal((2, 1, 1, 0, 0, 0), Counts(operation));
        Assert.Equal(["A"], await ListAsync(Filter("source = mail AND externalIds.value:\"1\"")));
    }

    internal static string Mapping(params string[] rules) =>
        "?" + string.Join('&', rules.Select(rule => $"mapping={Uri.EscapeDataString(rule)}"));

    internal static (
        int Total,
        int Created,
        int Updated,
        int Unchanged,
        int Coalesced,
        int Failed
    ) Counts(JsonElement operation)
    {
        Assert.True(operation.TryGetProperty("response", out var response), operation.ToString());
        int Of(string name) => response.GetProperty(name).GetInt32();
        return (
            Of("total"),
            Of("created"),
            Of("updated"),
            Of("unchanged"),
            Of("coalesced"),
            Of("failed")
        );
    }
}
