using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>What tests of reads at the gateway have in common. They count the reads of the whole process that wait, so they run one after the other.</summary>
public abstract class ParcelReadTests(ThrowAwayProduct product)
{
    /// <summary>The collection that they are in.</summary>
    public const string OneAfterTheOther = "parcel reads";

    protected ThrowAwayProduct Product { get; } = product;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A gate may be closed for longer than a call waits by default, on a machine that is busy.
    protected async Task<HttpClient> PatientClientAsync()
    {
        var client = await Product.ClientAsync("parcels.*");
        client.DefaultRequestHeaders.Add("Request-Timeout", "300");
        return client;
    }

    protected static List<Task<HttpResponseMessage>> Get(HttpClient client, string id, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => client.GetAsync(PathOf(id), Cancellation))];

    protected static string PathOf(string id) => $"/v1/parcels/{id}";

    protected static List<IReadOnlyList<string>> BatchesWith(string id) =>
        [
            .. ParcelReadsGrpcService
                .Batches.Select(batch => batch.Ids)
                .Where(ids => ids.Contains(id)),
        ];

    protected static async Task<List<string>> CreateAsync(HttpClient client, int count)
    {
        var ids = new List<string>();
        while (ids.Count < count)
        {
            using var answer = await client.PostAsJsonAsync(
                "/v1/parcels",
                new { recipientName = "Ada" },
                Cancellation
            );
            ids.Add((string)(await ReadAsync(answer))["id"]!);
        }
        return ids;
    }

    protected static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
}
