using System.Diagnostics;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Overview;

/// <summary>Customers for the joined reads, and what is read in them.</summary>
internal static class Customers
{
    // Segmentation is told by events and evaluates: its sections follow.
    public static async Task<JsonElement> DerivedAsync(CrmClient client, string path)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = (await client.GetAsync(path)).Body;
            if (
                answer.GetProperty("segments").GetProperty("segments").GetArrayLength() > 0
                || clock.Elapsed > TimeSpan.FromMinutes(1)
            )
                return answer;
            await Task.Delay(100);
        }
    }

    // What segmentation knows: the segment by its id and name, and a trait.
    public static void AssertDerived(JsonElement customer, string segmentId)
    {
        var segment = Assert.Single(
            customer.GetProperty("segments").GetProperty("segments").EnumerateArray()
        );
        Assert.Equal(segmentId, segment.GetProperty("segmentId").GetString());
        Assert.Equal("Customers", segment.GetProperty("name").GetString());
        var orders = customer
            .GetProperty("profile")
            .GetProperty("profile")
            .GetProperty("traits")
            .EnumerateArray()
            .Single(trait => trait.GetProperty("name").GetString() == "orders");
        Assert.Equal(1, orders.GetProperty("value").GetProperty("number").GetDouble());
    }

    public static string StatusOf(JsonElement overview, string section) =>
        overview.GetProperty(section).GetProperty("state").GetProperty("status").GetString()!;

    public static async Task<string> NewCustomerAsync(CrmClient client, int orders)
    {
        var contact = await client.PostAsync(
            "/v1/contacts",
            new
            {
                displayName = "Ada",
                emails = orders == 15 ? [] : new[] { new { address = "ada@example.com" } },
                phones = orders == 15 ? [] : new[] { new { number = "+44 20 7946 0000" } },
                externalIds = orders == 15 ? [] : new[] { new { system = "erp", value = "A-1" } },
            }
        );
        for (var i = 0; i < orders; i++)
        {
            await client.PostAsync(
                "/v1/transactions",
                new
                {
                    contactId = contact.Id,
                    currency = "EUR",
                    lines = new[]
                    {
                        new
                        {
                            sku = "A",
                            quantity = 1,
                            unitPrice = "5",
                        },
                    },
                }
            );
            await client.PostAsync("/v1/activities", new { contactId = contact.Id, kind = "CALL" });
        }
        await client.PostAsync("/v1/tickets", new { contactId = contact.Id, subject = "Late" });
        return contact.Id;
    }
}
