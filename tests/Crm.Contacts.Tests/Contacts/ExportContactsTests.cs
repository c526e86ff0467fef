using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class ExportContactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ExportContactsTests(host);

    public sealed class Postgres(PostgresHost host) : ExportContactsTests(host);

    [Theory]
    [InlineData("CSV", "text/csv")]
    [InlineData("NDJSON", "application/x-ndjson")]
    public async Task ExportContacts_ImportedAgain_ChangesNothing(string format, string mediaType)
    {
        await FillAsync();
        var audited = await CountAsync("audit_records");

        var export = await Client.GetAsync($"/v1/contacts:export?format={format}");
        var operation = await ImportAsync(mediaType, export.Text);

        Assert.Equal(mediaType, export.MediaType);
        Assert.Equal((4, 0, 0, 4, 0, 0), ImportContactsTests.Counts(operation));
        Assert.Equal(audited, await CountAsync("audit_records"));
    }

    [Fact]
    public async Task ExportContacts_WithAFilter_WritesWhatMatches()
    {
        await FillAsync();

        var export = await Client.GetAsync(
            $"/v1/contacts:export?format=CSV&{Filter("kind = COMPANY")}"
        );

        var lines = export.Text.TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(
            "id,createTime,updateTime,kind,displayName,",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains("\"Söhne, \"\"Berlin\"\"\"", lines[1], StringComparison.Ordinal);
        Assert.Contains(",=1+1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportContacts_OfNothing_WritesTheHeader()
    {
        var export = await Client.GetAsync("/v1/contacts:export");

        Assert.Equal(200, (int)export.Status);
        Assert.Single(export.Text.TrimEnd().Split("\r\n"));
    }

    [Fact]
    public async Task ExportContacts_WithABadFilter_IsRefused()
    {
        var answer = await Client.GetAsync($"/v1/contacts:export?{Filter("shoe = 1")}");

        Assert.Equal((400, "FILTER_INVALID"), ((int)answer.Status, answer.Code));
    }

    private async Task FillAsync()
    {
        await DeclareAsync("level", "NUMBER");
        await DeclareAsync("active", "BOOLEAN");
        await DeclareAsync("seen", "TIME");
        await CreateAsync(
            new
            {
                familyName = "欧阳",
                givenName = "娜娜",
                emails = Enumerable
                    .Range(0, 5)
                    .Select(i => new { address = $"m{i}@example.com", label = $"l{i}" }),
                phones = new[]
                {
                    new { number = "+49 30 123456", primary = false },
                    new { number = "+49 30 654321", primary = true },
                },
                addresses = new[]
                {
                    new { line = "Hauptstraße 1\nHinterhaus", city = "" },
                    new { line = "", city = "Berlin" },
                },
                tags = new[] { "a;b", "c" },
                customFields = new
                {
                    level = 0.1,
                    active = false,
                    seen = "2026-01-01T10:00:00.5+01:00",
                },
            }
        );
        await CreateAsync(
            new
            {
                kind = "COMPANY",
                displayName = "Söhne, \"Berlin\"",
                source = "=1+1",
                tags = new[] { "x", "y" },
                externalIds = new[]
                {
                    new { system = "erp", value = "1" },
                    new { system = "shop", value = "2" },
                },
            }
        );
        // Nothing tells these two apart but their ids.
        await CreateAsync(new { displayName = "Twin" });
        await CreateAsync(new { displayName = "Twin" });
    }
}
