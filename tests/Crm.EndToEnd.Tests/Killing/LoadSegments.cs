using System.Net;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>The segments of a run: a list that workers change, and rules with what they mean in the records.</summary>
internal sealed record LoadSegments(
    string List,
    IReadOnlyList<(string Id, Func<RecordedContact, bool> IsMember)> Rules
)
{
    public static async Task<LoadSegments> CreateAsync(CrmClient client) =>
        new(
            await AddAsync(client, new { name = "List", kind = "STATIC" }),
            [
                (
                    await RuleAsync(client, "Good", "traits.revenue > 100"),
                    contact => contact.Revenue > 100
                ),
                (
                    await RuleAsync(
                        client,
                        "German buyers",
                        "primaryAddress.country = \"Germany\" AND traits.orders >= 2"
                    ),
                    contact => contact is { Country: "Germany", Orders: >= 2 }
                ),
                (
                    await RuleAsync(client, "Waiting", "traits.open_tickets > 0"),
                    contact => contact.OpenTickets > 0
                ),
            ]
        );

    private static Task<string> RuleAsync(CrmClient client, string name, string rule) =>
        AddAsync(
            client,
            new
            {
                name,
                kind = "DYNAMIC",
                rule,
            }
        );

    private static async Task<string> AddAsync(CrmClient client, object segment)
    {
        var answer = await client.PostAsync("/v1/segments", segment);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer.Id;
    }
}
