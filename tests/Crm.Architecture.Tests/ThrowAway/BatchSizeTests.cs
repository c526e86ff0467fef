using System.Net;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>How many reads leave the gateway together, and when they leave beside those that are under way.</summary>
[Collection(ParcelReadTests.OneAfterTheOther)]
public class BatchSizeTests(ThrowAwayProduct product) : ParcelReadTests(product)
{
    private const int MostInBatch = 100;
    private const int Crowd = 4;

    [Fact]
    public async Task Reads_WhenTheyAreMany_LeaveInBatchesOfAHundred()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 1);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();

        using var gateOfCrowd = new ParcelGate();
        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var crowd = Get(client, gateOfCrowd.Id, Crowd);
        await gateOfCrowd.Arrived;
        var others = Get(client, ids[0], MostInBatch + 20);
        await waiting.ReachAsync(others.Count);
        gate.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await first).StatusCode);
        Assert.All(
            await Task.WhenAll(others),
            answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode)
        );
        gateOfCrowd.Open();
        Assert.All(
            await Task.WhenAll(crowd),
            answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode)
        );
        Assert.Equal([MostInBatch, 20], BatchesWith(ids[0]).Select(batch => batch.Count));
    }

    [Fact]
    public async Task Reads_WhenTheyAreACrowd_LeaveBesideTheOneUnderWay()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 2);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var few = Get(client, ids[0], Crowd - 1);
        await waiting.ReachAsync(few.Count);
        Assert.Empty(BatchesWith(ids[0]));
        // The gate is still closed when they are answered; the few who come then wait again.
        var crowd = Get(client, ids[0], 1).Concat(few);
        Assert.All(
            await Task.WhenAll(crowd),
            answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode)
        );
        var next = Get(client, ids[1], Crowd - 1);
        await waiting.ReachAsync(next.Count);
        Assert.Empty(BatchesWith(ids[1]));
        gate.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await first).StatusCode);
        await Task.WhenAll(next);
        Assert.Equal(Crowd, Assert.Single(BatchesWith(ids[0])).Count);
        Assert.Equal(Crowd - 1, Assert.Single(BatchesWith(ids[1])).Count);
    }

    [Fact]
    public async Task Reads_WhenOneOfTwoBatchesIsBack_AndTheyAreFew_WaitForTheOther()
    {
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 1);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();
        using var gateOfCrowd = new ParcelGate();

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var crowd = Get(client, gateOfCrowd.Id, Crowd);
        await gateOfCrowd.Arrived;
        var few = Get(client, ids[0], Crowd - 1);
        await waiting.ReachAsync(few.Count);
        gate.Open();
        await first;
        // The gate of the crowd is still closed when they are answered: one more makes them a crowd.
        await Task.WhenAll(few.Concat(Get(client, ids[0], 1)));
        gateOfCrowd.Open();

        await Task.WhenAll(crowd);
        Assert.Equal(Crowd, Assert.Single(BatchesWith(ids[0])).Count);
    }

    [Fact]
    public async Task Reads_WhileManyAreUnderWay_LeaveBesideThemWhenTheyAreAsMany()
    {
        const int Many = 10;
        using var client = await PatientClientAsync();
        var ids = await CreateAsync(client, 1);
        using var waiting = new WaitingReads();
        using var gate = new ParcelGate();
        using var gateOfCrowd = new ParcelGate();
        using var gateOfMany = new ParcelGate();

        var first = client.GetAsync(PathOf(gate.Id), Cancellation);
        await gate.Arrived;
        var crowd = Get(client, gateOfCrowd.Id, Crowd);
        await gateOfCrowd.Arrived;
        var many = Get(client, gateOfMany.Id, Many);
        await waiting.ReachAsync(Many);
        gateOfCrowd.Open();
        await gateOfMany.Arrived;
        await Task.WhenAll(crowd);
        gate.Open();
        await first;
        var next = Get(client, ids[0], Many - 1);
        await waiting.ReachAsync(next.Count);
        Assert.Empty(BatchesWith(ids[0]));
        // The gate of the many is still closed when they are answered.
        await Task.WhenAll(next.Concat(Get(client, ids[0], 1)));
        gateOfMany.Open();

        await Task.WhenAll(many);
        Assert.Equal(Many, Assert.Single(BatchesWith(ids[0])).Count);
    }
}
