using Crm.Benchmarks.Load;
using Crm.Benchmarks.Parts;
using Crm.Benchmarks.Report;
using Crm.Benchmarks.Rows;
using Crm.Testing.Processes;

namespace Crm.Benchmarks;

/// <summary>Measures the product against the floor, prints a line a row and writes the report.</summary>
internal static class Benchmark
{
    private const int SampledIds = 2_000;

    /// <summary>Runs everything that the options want.</summary>
    /// <returns>The exit code: 1 when a target is missed and that was asked.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var sections = new List<StoreReport>();
        foreach (var store in options.Stores)
            sections.Add(await MeasureAsync(store, options));
        if (options.Only.Count == 0 && !options.Hold)
            await BenchmarkDocument.WriteAsync(sections, options);
        var missed = sections.SelectMany(section => section.Missed).ToList();
        foreach (var line in missed)
            Console.WriteLine($"falls short: {line}");
        return options.Check && missed.Count > 0 ? 1 : 0;
    }

    private static async Task<StoreReport> MeasureAsync(string store, BenchmarkOptions options)
    {
        var report = new StoreReport(store);
        if (options.WantsShared)
        {
            await using var product = await StartAsync(store, options);
            if (options.Hold)
            {
                await HoldAsync(product, options);
                return report;
            }
            await Idle.MeasureAsync(product, options, report);
            if (options.WantsContacts)
            {
                await Filling.FillAsync(product, options.Contacts);
                await DriveAsync(product, options, report);
                await product.SettleAsync();
                await Replicas.MeasureAsync(product, options, report);
                await Imports.MeasureAsync(product, options, report);
            }
        }
        if (options.Wants("entry"))
        {
            // Its own product: the segments are there before the contacts come in, so that each contact is evaluated once.
            await using var product = await StartAsync(store, options);
            await Entries.MeasureAsync(product, options, report);
        }
        return report;
    }

    private static async Task<Product> StartAsync(string store, BenchmarkOptions options)
    {
        Func<string, IReadOnlyList<string>> program = options.Programs is { } folder
            ? service => ProductFiles.PublishedCommandOf(folder, service)
            : ProductFiles.CommandOf;
        Product product =
            store == "sqlite"
                ? await ProductOnSqlite.StartAsync(program)
                : await ProductOnPostgres.StartAsync(program);
        await product.MakeKeysAsync();
        return product;
    }

    private static async Task HoldAsync(Product product, BenchmarkOptions options)
    {
        await Filling.FillAsync(product, options.Contacts);
        await product.SettleAsync();
        var (provider, connection) = await product.PrepareFloorAsync();
        await using var floor = await FloorProcess.StartAsync(provider, connection);
        Console.WriteLine($"product {product.Rest}");
        Console.WriteLine($"floor   {floor.Address}");
        Console.WriteLine($"key     {product.Keys[0]}");
        Console.WriteLine($"store   {connection}");
        foreach (var process in product.Processes.Append(floor.Process))
            Console.WriteLine($"process {process.Id} {process.Name}");
        foreach (var id in await product.SampleIdsAsync(SampledIds))
            Console.WriteLine($"contact {id}");
        Console.WriteLine("ready; Enter ends it");
        await Console.In.ReadLineAsync();
    }

    private static async Task DriveAsync(
        Product product,
        BenchmarkOptions options,
        StoreReport report
    )
    {
        var rows = LoadRows
            .All(await product.SampleIdsAsync(SampledIds), options.Contacts)
            .Where(row => options.Wants(row.Name))
            .ToList();
        if (rows.Count == 0)
            return;
        var (provider, connection) = await product.PrepareFloorAsync();
        await using var floor = await FloorProcess.StartAsync(provider, connection);
        var folder = Directory.CreateTempSubdirectory("crm-load-").FullName;
        var duel = new Duel(
            new LoadTool(folder),
            new LoadTarget(
                "product",
                product.Rest,
                product.Keys,
                [.. product.Processes, .. product.Store]
            ),
            new LoadTarget("floor", floor.Address, product.Keys, [floor.Process, .. product.Store]),
            options
        );
        foreach (var row in rows)
            report.Add(await duel.RunAsync(row));
        Directory.Delete(folder, recursive: true);
    }
}
