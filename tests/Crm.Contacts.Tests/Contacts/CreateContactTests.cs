using System.Text.Json;
using Crm.Testing;

namespace Crm.Contacts.Tests.Contacts;

public abstract class CreateContactTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CreateContactTests(host);

    public sealed class Postgres(PostgresHost host) : CreateContactTests(host);

    [Fact]
    public async Task CreateContact_WithEverything_StoresAndShowsIt()
    {
        await DeclareAsync("level", "NUMBER");

        var created = await CreateAsync(
            new
            {
                kind = "COMPANY",
                displayName = "Ærø & Søn",
                emails = new[] { new { address = "Info@Example.com", label = "work" } },
                phones = new[]
                {
                    new { number = "+45 12 34 56 78" },
                    new { number = "+45 87 65 43 21" },
                },
                addresses = new object[]
                {
                    new { country = "DK", city = "Odense" },
                    new
                    {
                        country = "SE",
                        city = "Malmö",
                        primary = true,
                    },
                },
                externalIds = new[] { new { system = "erp", value = "A-1" } },
                tags = new[] { "vip", "Nordic" },
                ownerId = "user-7",
                source = "web-form",
                customFields = new { level = 3.5 },
            }
        );

        var body = created.Body;
        Assert.Equal("COMPANY", body.GetProperty("kind").GetString());
        Assert.Equal(
            "Info@Example.com",
            body.GetProperty("emails")[0].GetProperty("address").GetString()
        );
        Assert.True(body.GetProperty("emails")[0].GetProperty("primary").GetBoolean());
        Assert.True(body.GetProperty("phones")[0].GetProperty("primary").GetBoolean());
        Assert.Equal("Malmö", body.GetProperty("primaryAddress").GetProperty("city").GetString());
        Assert.Equal(3.5, body.GetProperty("customFields").GetProperty("level").GetDouble());
        Assert.Equal("1", created.Etag);
        Assert.False(body.TryGetProperty("deleteTime", out _));
        var stored = await Client.GetAsync($"/v1/contacts/{created.Id}");
        Assert.Equal(JsonSerializer.Serialize(body), JsonSerializer.Serialize(stored.Body));
        Assert.Equal(1, await CountAsync("contacts"));
        Assert.Equal(1, await CountAsync("contact_external_ids"));
    }

    [Fact]
    public async Task CreateContact_WithChineseNames_DerivesTheNameWithoutASpace()
    {
        var created = await CreateAsync(new { familyName = "欧阳", givenName = "娜娜" });

        Assert.Equal("欧阳娜娜", created.Body.GetProperty("displayName").GetString());
        Assert.Equal("PERSON", created.Body.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task CreateContact_WithoutAnyName_IsRefused()
    {
        var answer = await Client.PostAsync("/v1/contacts", new { kind = "PERSON" });

        Assert.Equal(400, (int)answer.Status);
        Assert.Equal("CONTACT_NAME_MISSING", answer.Code);
        Assert.Equal(["/displayName"], answer.Pointers);
        Assert.Equal(0, await CountAsync("contacts"));
    }

    [Fact]
    public async Task CreateContact_WithTwoPrimaryEmails_IsRefused()
    {
        var emails = new[]
        {
            new { address = "a@b.de", primary = true },
            new { address = "c@d.de", primary = true },
        };

        var answer = await Client.PostAsync("/v1/contacts", new { emails });

        Assert.Equal("CONTACT_PRIMARY_AMBIGUOUS", answer.Code);
        Assert.Equal(["/emails/1/primary"], answer.Pointers);
    }

    [Fact]
    public async Task CreateContact_WithTheSameEmailTwice_IsRefused()
    {
        var emails = new[] { new { address = "a@b.de" }, new { address = "A@B.de" } };

        var answer = await Client.PostAsync("/v1/contacts", new { emails });

        Assert.Equal(400, (int)answer.Status);
        Assert.Equal(["/emails/1/address"], answer.Pointers);
    }

    [Fact]
    public async Task CreateContact_WhenTheExternalIdIsTaken_IsRefused()
    {
        var contact = new
        {
            displayName = "A",
            externalIds = new[] { new { system = "erp", value = "1" } },
        };
        await CreateAsync(contact);

        var answer = await Client.PostAsync("/v1/contacts", contact);

        Assert.Equal(409, (int)answer.Status);
        Assert.Equal("CONTACT_EXTERNAL_ID_TAKEN", answer.Code);
        Assert.Equal(1, await CountAsync("contacts"));
    }

    [Fact]
    public async Task CreateContact_WithCustomFieldsThatDoNotFit_NamesEach()
    {
        await DeclareAsync("level", "NUMBER");
        await DeclareAsync("color", "CHOICE", "red", "blue");

        var unknown = await Client.PostAsync(
            "/v1/contacts",
            new { displayName = "A", customFields = new { shoe = 42 } }
        );
        var wrong = await Client.PostAsync(
            "/v1/contacts",
            new { displayName = "A", customFields = new { level = "high", color = "green" } }
        );

        Assert.Equal("FIELD_UNKNOWN", unknown.Code);
        Assert.Equal(["/customFields/shoe"], unknown.Pointers);
        Assert.Equal("FIELD_TYPE_MISMATCH", wrong.Code);
        Assert.Equal(["/customFields/color", "/customFields/level"], wrong.Pointers.Order());
    }

    [Fact]
    public async Task CreateContact_WithTheSameIdempotencyKeyTwice_CreatesOnce()
    {
        var first = await Client.PostAsync(
            "/v1/contacts",
            new { displayName = "A" },
            ("Idempotency-Key", "k1")
        );
        var second = await Client.PostAsync(
            "/v1/contacts",
            new { displayName = "A" },
            ("Idempotency-Key", "k1")
        );

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, await CountAsync("contacts"));
    }
}
