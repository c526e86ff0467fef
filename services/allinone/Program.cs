using Crm.AllInOne;

var started = System.Diagnostics.Stopwatch.StartNew();
try
{
    await using var suite = await Suite.StartAsync(args);
    Banner.Print(suite, started.Elapsed);
    await suite.WaitForStopAsync();
    return 0;
}
catch (DataFolderInUseException inUse)
{
    await Console.Error.WriteLineAsync(inUse.Message);
    return 1;
}
