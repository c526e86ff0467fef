using Crm.AllInOne;

var started = System.Diagnostics.Stopwatch.StartNew();
try
{
    await using var suite = await Suite.StartAsync(args);
    Banner.PrintDoors(suite, started.Elapsed);
    var customer = await suite.LoadDemoAsync(Console.Out);
    Banner.PrintCommands(suite, customer);
    await suite.WaitForStopAsync();
    return 0;
}
catch (DataFolderInUseException inUse)
{
    await Console.Error.WriteLineAsync(inUse.Message);
    return 1;
}
