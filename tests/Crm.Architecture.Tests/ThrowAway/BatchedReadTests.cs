using System.Net;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>Reads that meet at the gateway leave together, and each caller gets what it would have got alone.</summary>
[Collection(ParcelReadTests.OneAfterTheOther)]
public class BatchedReadTests(ThrowAwayProduct product) : ParcelReadTests(product)
{
    [Fact]
    public async Task Reads_WhileOneIsUnderWay_LeaveTogetherWithTheirOwnAnswers()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 1);
        using var alone = await client.GetAsync(PathOf("unknown"), Cancellation);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var found = client.GetAsync(PathOf(ids[0]), Cancellation);
        var unknown = client.GetAsync(PathOf("unknown"), Cancellation);
        var known = client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, PathOf(ids[0]))
            {
                Headers = { { "If-None-Match", "\"1\"" } },
            },
            Cancellation
        );
        await waiting.ReachAsync(3);
        gate.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await first).StatusCode);
        using var answer = await found;
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal(ids[0], (string?)(await ReadAsync(answer))["id"]);
        var (missing, missingAlone) = (await ReadAsync(await unknown), await ReadAsync(alone));
        Assert.Equal(HttpStatusCode.NotFound, (await unknown).StatusCode);
        Assert.Equal((string?)missingAlone["code"], (string?)missing["code"]);
        Assert.Equal((string?)missingAlone["title"], (string?)missing["title"]);
        Assert.Equal(HttpStatusCode.NotModified, (await known).StatusCode);
        var batch = Assert.Single(BatchesWith(ids[0]));
        Assert.Equal(new[] { ids[0], "unknown", ids[0] }.Order(), batch.Order());
    }

    [Fact]
    public async Task Reads_OfDifferentCallers_NeverMeet()
    {
        using var one = await PatientClientAsync();
        using var other = await PatientClientAsync();
        var ids = await CreateAsync(one, 1);
        using var gate = new ParcelGate();

        var first = one.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        // The other's read does not wait: the gate is still closed when it is answered.
        using var answer = await other.GetAsync(PathOf(ids[0]), Cancellation);
        gate.Open();
        using var last = await first;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(BatchesWith(ids[0]));
    }

    [Fact]
    public async Task Read_WhenItsCallerMayNot_IsRefusedWithoutWaiting()
    {
        using var client = await PatientClientAsync();
        using var stranger = await Product.ClientAsync("contacts.read");
        var ids = await CreateAsync(client, 1);

        using var answer = await stranger.GetAsync(PathOf(ids[0]), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Reads_WhenOneCallerLeavesOrIsLate_AnswerTheOthers()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 3);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var left = client.GetAsync(PathOf(ids[0]), leaves.Token);
        var stays = client.GetAsync(PathOf(ids[1]), Cancellation);
        await waiting.ReachAsync(2);
        var late = client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, PathOf(ids[2]))
            {
                Headers = { { "Request-Timeout", "0.2" } },
            },
            Cancellation
        );
        // It is told so while the gate is closed: its deadline is its own.
        Assert.Equal(HttpStatusCode.GatewayTimeout, (await late).StatusCode);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stays).StatusCode);
        Assert.DoesNotContain(ids[2], BatchesWith(ids[1]).SelectMany(batch => batch));
    }

    [Fact]
    public async Task Reads_WhenTheOneUnderWayIsAbandoned_Leave()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 2);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var first = client.GetAsync(PathOf(gate.Id), leaves.Token);
        await gate.Arrived;
        var others = ids.Select(id => client.GetAsync(PathOf(id), Cancellation)).ToList();
        await waiting.ReachAsync(ids.Count);
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.All(
            await Task.WhenAll(others),
            answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode)
        );
        Assert.Equal(ids.Order(), Assert.Single(BatchesWith(ids[0])).Order());
    }

    [Fact]
    public async Task Reads_WhenTheirBatchFails_AreDoneAlone()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 1);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var good = client.GetAsync(PathOf(ids[0]), Cancellation);
        var bad = client.GetAsync(PathOf(ParcelReadsGrpcService.Spoiler), Cancellation);
        await waiting.ReachAsync(2);
        gate.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await good).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bad).StatusCode);
    }

    [Fact]
    public async Task Reads_WhenTheOneUnderWayTakesLong_LeaveBesideIt()
    {
        using var client = Product.ImpatientClient();
        client.DefaultRequestHeaders.Add("Request-Timeout", "60");
        var ids = await CreateAsync(client, 1);
        using var gate = new ParcelGate();

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        // The gate is still closed when they are answered.
        using var beside = await client.GetAsync(PathOf(ids[0]), Cancellation);
        using var next = await client.GetAsync(PathOf(ids[0]), Cancellation);
        gate.Open();

        Assert.Equal(HttpStatusCode.OK, beside.StatusCode);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await first).StatusCode);
    }
}
