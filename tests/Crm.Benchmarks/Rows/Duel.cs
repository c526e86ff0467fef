using Crm.Benchmarks.Load;
using Crm.Benchmarks.Parts;
using Crm.Benchmarks.Report;

namespace Crm.Benchmarks.Rows;

/// <summary>Drives both sides in turn, so that whatever else the machine does hits both.</summary>
internal sealed class Duel(
    LoadTool tool,
    LoadTarget product,
    LoadTarget floor,
    BenchmarkOptions options
)
{
    /// <summary>Rounds that do not count.</summary>
    public const int WarmUps = 5;

    /// <summary>Measures a row.</summary>
    public async Task<RowResult> RunAsync(LoadRow row)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            await DriveAsync(floor, row.Floor, row);
            await DriveAsync(product, row.Product, row);
        }
        var rounds = new List<(LoadResult Product, LoadResult Floor)>();
        for (var i = 0; i < options.Rounds; i++)
        {
            // Who comes first changes, so that neither side always follows the other's garbage.
            if (i % 2 == 0)
            {
                var first = await MeasureAsync(floor, row.Floor, row);
                rounds.Add((await MeasureAsync(product, row.Product, row), first));
            }
            else
            {
                var first = await MeasureAsync(product, row.Product, row);
                rounds.Add((first, await MeasureAsync(floor, row.Floor, row)));
            }
        }
        return RowResult.Of(row, rounds, options.Seconds);
    }

    // What one side has left undone would be measured with the other: a scan of a million rows goes on for seconds, and events are still taken.
    private async Task<LoadResult> MeasureAsync(
        LoadTarget target,
        IReadOnlyList<LoadRequest> requests,
        LoadRow row
    )
    {
        await AtRest.WaitAsync(product.Processes.Union(floor.Processes));
        return await DriveAsync(target, requests, row);
    }

    private Task<LoadResult> DriveAsync(
        LoadTarget target,
        IReadOnlyList<LoadRequest> requests,
        LoadRow row
    ) => tool.RunAsync(target, requests, row.Connections, row.Keys, options.Seconds);
}
