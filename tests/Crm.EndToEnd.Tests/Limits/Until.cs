using System.Diagnostics;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>Waits for what must come.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(Func<bool> condition) =>
        TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Patience, "It did not come.");
            await Task.Delay(20);
        }
    }
}
