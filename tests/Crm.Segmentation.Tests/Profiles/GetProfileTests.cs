using System.Text.Json;
using Crm.Testing;

namespace Crm.Segmentation.Tests.Profiles;

public abstract class GetProfileTests(CrmHost host) : ProfileTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetProfileTests(host);

    public sealed class Postgres(PostgresHost host) : GetProfileTests(host);

    [Fact]
    public async Task GetProfile_OfAContactThatDidNothing_HasAllTraitsWithoutWhatHappened()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var profile = (
            await Answers.MustAsync(client.GetAsync($"/v1/contacts/{contact}/profile"))
        ).Body;

        Assert.Equal(contact, Text(profile, "contactId"));
        Assert.Equal("0", Value(profile, "orders"));
        Assert.Equal("0.00", Value(profile, "revenue"));
        Assert.Equal("0.00", Value(profile, "revenue_365d"));
        Assert.Equal("0", Value(profile, "open_tickets"));
        foreach (
            var name in new[]
            {
                "average_order",
                "average_order_30d",
                "returns_share",
                "first_order",
                "last_order_90d",
                "days_since_last_order",
                "recency_quintile",
                "frequency_quintile",
                "monetary_quintile",
                "last_activity",
                "days_since_last_activity",
            }
        )
            Assert.Null(Value(profile, name));
        Assert.All(
            profile.GetProperty("traits").EnumerateArray(),
            trait => Assert.NotEmpty(Text(trait, "meaning"))
        );
    }

    [Fact]
    public async Task GetProfile_OfAnUnknownContact_ReturnsNotFound()
    {
        var client = await NewTenantAsync();
        var stranger = await NewContactAsync(await NewTenantAsync());

        foreach (var id in new[] { Guid.CreateVersion7().ToString(), "not an id", stranger })
        {
            var answer = await client.GetAsync($"/v1/contacts/{Uri.EscapeDataString(id)}/profile");
            Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task GetProfile_WithoutThePermission_IsRefused()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var other = await client.WithScopesAsync("contacts.*", "segments.*");

        var answer = await other.GetAsync($"/v1/contacts/{contact}/profile");

        Assert.Equal((403, "PERMISSION_DENIED"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task GetProfile_AfterPurchasesInTwoCurrenciesAndReturns_AddsThemUp()
    {
        var client = await NewTenantAsync(new { baseCurrency = "GBP" });
        var contact = await NewContactAsync(client);
        var now = DateTimeOffset.UtcNow;
        await BuyAsync(client, contact, "100.50", now.AddDays(-400), "Tea", ("currency", "GBP"));
        await BuyAsync(client, contact, "60", now.AddDays(-40), "Mugs", ("currency", "GBP"));
        await BuyAsync(client, contact, "999", now.AddDays(-20), "tea", ("currency", "USD"));
        await BuyAsync(
            client,
            contact,
            "20.25",
            now.AddDays(-10),
            "Mugs",
            ("currency", "GBP"),
            ("kind", "RETURN")
        );

        var profile = await SettledAsync(client, contact);

        Assert.Equal("GBP", Text(profile, "baseCurrency"));
        Assert.Equal("3", Value(profile, "orders"));
        Assert.Equal("2", Value(profile, "orders_90d"));
        Assert.Equal("140.25", Value(profile, "revenue"));
        Assert.Equal("39.75", Value(profile, "revenue_90d"));
        Assert.Equal("-20.25", Value(profile, "revenue_30d"));
        Assert.Equal("80.25", Value(profile, "average_order"));
        Assert.Equal("2", Value(profile, "items"));
        Assert.Equal("2", Value(profile, "categories"));
        Assert.Equal("1", Value(profile, "categories_30d"));
        Assert.Equal("20", Value(profile, "days_since_last_order"));
        Assert.Equal("400", Value(profile, "days_since_first_order"));
        Assert.Equal("0.1261682242990654", Value(profile, "returns_share"));
        Assert.True(profile.TryGetProperty("factsReadTime", out _));
    }

    [Fact]
    public async Task GetProfile_WithActivitiesAndTickets_FollowsThem()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var at = DateTimeOffset.UtcNow.AddDays(-3);
        var call = await Answers.MustAsync(
            client.PostAsync(
                "/v1/activities",
                new
                {
                    contactId = contact,
                    kind = "CALL",
                    occurredAt = at,
                }
            )
        );
        var ticket = await Answers.MustAsync(
            client.PostAsync(
                "/v1/tickets",
                new
                {
                    contactId = contact,
                    kind = "REQUEST",
                    subject = "Where is it?",
                }
            )
        );

        var open = await SettledAsync(client, contact);
        Assert.Equal("1", Value(open, "open_tickets"));
        Assert.Equal("3", Value(open, "days_since_last_activity"));

        await Answers.MustAsync(
            client.PostAsync($"/v1/tickets/{ticket.Id}:resolve", new { resolution = "Found." })
        );
        await client.DeleteAsync($"/v1/activities/{call.Id}", call.Etag);
        var closed = await SettledAsync(client, contact);
        Assert.Equal("0", Value(closed, "open_tickets"));
        Assert.Null(Value(closed, "last_activity"));
    }

    [Fact]
    public async Task GetProfile_OfADeletedContact_ReturnsNotFoundUntilItIsRestored()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        await BuyAsync(client, contact, "10");
        await SettledAsync(client, contact);

        await client.DeleteAsync($"/v1/contacts/{contact}", "*");
        await Host.SettleAsync();
        var deleted = await client.GetAsync($"/v1/contacts/{contact}/profile");
        await Answers.MustAsync(client.PostAsync($"/v1/contacts/{contact}:restore", new { }));
        var restored = await SettledAsync(client, contact);

        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)deleted.Status, deleted.Code));
        Assert.Equal("10.00", Value(restored, "revenue"));
        Assert.Equal("1", Value(restored, "recency_quintile"));
    }

    [Fact]
    public async Task GetProfile_OfManyCustomers_RanksThemAsTheFormulaSays()
    {
        var client = await NewTenantAsync();
        var amounts = new[] { 10, 10, 20, 30, 30, 30, 50 };
        var contacts = new List<string>();
        foreach (var (index, amount) in amounts.Index())
        {
            var contact = await NewContactAsync(client);
            contacts.Add(contact);
            await BuyAsync(
                client,
                contact,
                amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
                DateTimeOffset.UtcNow.AddDays(-index - 1)
            );
        }
        await NewContactAsync(client);
        await Host.SettleAsync();

        foreach (var (index, amount) in amounts.Index())
        {
            var profile = await ProfileAsync(client, contacts[index]);
            Assert.Equal(
                $"{1 + (5 * amounts.Count(other => other < amount) / amounts.Length)}",
                Value(profile, "monetary_quintile")
            );
            Assert.Equal("1", Value(profile, "frequency_quintile"));
            Assert.Equal(
                $"{1 + (5 * (amounts.Length - 1 - index) / amounts.Length)}",
                Value(profile, "recency_quintile")
            );
        }
    }

    [Fact]
    public async Task GetProfile_AfterTheTimeZoneChanged_CountsItsDaysAnew()
    {
        var client = await NewTenantAsync(new { timeZone = "Pacific/Kiritimati" });
        var contact = await NewContactAsync(client);
        // Kiritimati is 25 hours ahead of Niue: the same instant is never the same day there.
        await BuyAsync(client, contact, "10", DateTimeOffset.UtcNow.AddMinutes(-5));
        var before = await SettledAsync(client, contact);

        var tenant = await client.GetAsync($"/v1/tenants/{client.Tenant}");
        await Answers.MustAsync(
            client.PatchAsync(
                $"/v1/tenants/{client.Tenant}",
                new { timeZone = "Pacific/Niue", baseCurrency = "USD" },
                tenant.Etag
            )
        );
        var after = await SettledAsync(client, contact);

        Assert.NotEqual(Text(before, "today"), Text(after, "today"));
        Assert.Equal("10.00", Value(before, "revenue_30d"));
        Assert.Equal("0.00", Value(after, "revenue_30d"));
        Assert.InRange(
            int.Parse(
                Value(after, "days_since_last_order")!,
                System.Globalization.CultureInfo.InvariantCulture
            ),
            0,
            1
        );
    }
}
