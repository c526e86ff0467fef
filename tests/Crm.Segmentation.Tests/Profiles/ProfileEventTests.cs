using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Testing;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>Events come twice, late and for contacts that become one.</summary>
public abstract class ProfileEventTests(CrmHost host) : ProfileTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ProfileEventTests(host);

    public sealed class Postgres(PostgresHost host) : ProfileEventTests(host);

    [Fact]
    public async Task Events_DeliveredAgainAfterTheInboxForgotThem_ChangeNothing()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client, ("tags", new[] { "vip" }));
        await BuyAsync(client, contact, "10", category: "tea");
        await BuyAsync(client, contact, "15", category: "mugs");
        await ActAsync(client, contact);
        var before = Traits(await SettledAsync(client, contact));

        await ExecuteAsync(
            "segmentation",
            "DELETE FROM inbox_entries WHERE tenant_id = @tenant",
            client
        );
        foreach (var service in new[] { "contacts", "interactions" })
            await ExecuteAsync(
                service,
                "UPDATE outbox_events SET status = 0 WHERE tenant_id = @tenant",
                client
            );
        var after = Traits(await SettledAsync(client, contact));

        Assert.Equal(before, after);
        Assert.True(
            await CountAsync(client, "inbox_entries") >= 4,
            "The events were not delivered again."
        );
        Assert.Equal(1, await CountAsync(client, "profile_values"));
    }

    [Fact]
    public async Task Merge_AndItsUndoing_MoveWhatHappened()
    {
        var client = await NewTenantAsync();
        var survivor = await NewContactAsync(client);
        var merged = await NewContactAsync(client);
        var third = await NewContactAsync(client);
        await BuyAsync(client, survivor, "10", category: "tea");
        await BuyAsync(client, merged, "32", category: "mugs");
        await ActAsync(client, merged);
        var own = Traits(await SettledAsync(client, survivor));
        var other = Traits(await SettledAsync(client, merged));

        await TellAsync(client, survivor, "contact-merged", "mergedContactIds", survivor, merged);
        var both = await SettledAsync(client, survivor);
        Assert.Equal("42.00", Value(both, "revenue"));
        Assert.Equal("2", Value(both, "orders_30d"));
        Assert.Equal("2", Value(both, "categories"));
        Assert.NotNull(Value(both, "last_activity"));
        // The merged contact is known by the one that remained.
        Assert.Equal(survivor, Text(await ProfileAsync(client, merged), "contactId"));

        await TellAsync(client, third, "contact-unmerged", "unmergedContactIds", survivor, merged);
        Assert.Equal(own, Traits(await SettledAsync(client, survivor)));
        Assert.Equal(other, Traits(await SettledAsync(client, merged)));
    }

    [Fact]
    public async Task Rebuild_AfterTheStoreWasSpoilt_EqualsWhatEventsMade()
    {
        var client = await NewTenantAsync(new { timeZone = "Europe/Berlin" });
        await Answers.MustAsync(
            client.PostAsync("/v1/field-definitions", new { key = "level", type = "NUMBER" })
        );
        var contacts = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var contact = await NewContactAsync(
                client,
                ("tags", new[] { "a", $"t{i}" }),
                ("customFields", new { level = i })
            );
            contacts.Add(contact);
            for (var day = 0; day <= i; day++)
                await BuyAsync(
                    client,
                    contact,
                    "12.34",
                    DateTimeOffset.UtcNow.AddDays(-day * 25),
                    $"c{day}"
                );
            await ActAsync(client, contact);
        }
        await Host.SettleAsync();
        var before = await DumpAsync(client, contacts);
        var values = await CountAsync(client, "profile_values");

        foreach (
            var spoil in new[]
            {
                "DELETE FROM profile_days WHERE tenant_id = @tenant",
                "DELETE FROM profile_values WHERE tenant_id = @tenant",
                "DELETE FROM transaction_facts WHERE tenant_id = @tenant AND total > 0",
                "DELETE FROM activity_facts WHERE tenant_id = @tenant",
                "UPDATE profiles SET orders = 77, sold = 1, open_tickets = 5, recency_quintile = 3, contact_version = 0 WHERE tenant_id = @tenant",
            }
        )
            await ExecuteAsync("segmentation", spoil, client);
        Assert.NotEqual(before, await DumpAsync(client, contacts));
        var rebuilding = await client.PostAsync(
            "/v1/projections/segmentation.profiles:rebuild",
            new { }
        );
        Assert.True((int)rebuilding.Status is 200 or 202, rebuilding.Text);
        var operation = await client.FinishAsync(rebuilding);

        Assert.False(operation.TryGetProperty("error", out _), operation.ToString());
        await Host.SettleAsync();
        Assert.Equal(before, await DumpAsync(client, contacts));
        Assert.Equal(values, await CountAsync(client, "profile_values"));
    }

    private static async Task ActAsync(CrmClient client, string contactId) =>
        await Answers.MustAsync(
            client.PostAsync("/v1/activities", new { contactId, kind = "CALL" })
        );

    private static async Task<string> DumpAsync(CrmClient client, List<string> contacts)
    {
        var profiles = new List<string>();
        foreach (var contact in contacts)
            profiles.Add(Traits(await ProfileAsync(client, contact)));
        return string.Join("\n", profiles);
    }

    private static string Traits(JsonElement profile) =>
        Text(profile, "contactId") + profile.GetProperty("traits");

    private Task<int> CountAsync(CrmClient client, string table) =>
        Host.ScalarAsync<int>(
            "segmentation",
            $"SELECT count(*) FROM {table} WHERE tenant_id = @tenant",
            ("@tenant", client.Tenant)
        );

    // Contacts cannot merge yet, so the row of an event that was sent is made another event.
    private Task TellAsync(
        CrmClient client,
        string row,
        string type,
        string list,
        string survivor,
        string merged
    ) =>
        ExecuteAsync(
            "contacts",
            "UPDATE outbox_events SET type = @type, data = @data, subject = @survivor, status = 0 "
                + "WHERE tenant_id = @tenant AND subject = @row AND type = 'crm.contacts.contact-created.v1'",
            client,
            ("@row", row),
            ("@survivor", survivor),
            ("@type", $"crm.contacts.{type}.v1"),
            (
                "@data",
                new JsonObject
                {
                    ["contactId"] = survivor,
                    ["version"] = 2,
                    [list] = new JsonArray(merged),
                }.ToJsonString()
            )
        );

    private async Task ExecuteAsync(
        string service,
        string sql,
        CrmClient client,
        params (string Name, object Value)[] parameters
    )
    {
        await using var connection = await Host.OpenStoreAsync(service);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters.Append(("@tenant", client.Tenant)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        Assert.True(await command.ExecuteNonQueryAsync(Cancellation) > 0, sql);
    }
}
