using System.Diagnostics;
using Xunit;

namespace Crm.Testing;

/// <summary>Waits for what must come.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Returns when it is so; fails the test when that does not come.</summary>
    public static Task TrueAsync(Func<bool> condition) =>
        TrueAsync(() => Task.FromResult(condition()));

    /// <summary>Returns when it is so; fails the test when that does not come.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Patience)
                throw new TimeoutException("It did not come.");
            await Task.Delay(20);
        }
    }
}
