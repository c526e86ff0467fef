using Crm.Benchmarks;
using Crm.Benchmarks.Floor;

if (args is ["floor", var provider, var connection, var port])
{
    await FloorServer.RunAsync(provider, connection, port);
    return 0;
}
return await Benchmark.RunAsync(BenchmarkOptions.Parse(args));
