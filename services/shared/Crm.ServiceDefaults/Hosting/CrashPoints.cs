using System.Diagnostics;
using System.Globalization;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>
/// The places at which tests let a process die, as if it had been killed there. Nothing happens unless the environment variable
/// <c>CRM_CRASH_ORDER</c> names a file; the file holds <c>POINT PASS</c>, and at that pass of that point from then on the process ends
/// itself by SIGKILL.
/// </summary>
internal static class CrashPoints
{
    public const string BeforeCommit = "before-commit";
    public const string AfterCommit = "after-commit";
    public const string InMigration = "in-migration";

    private static readonly string? OrderFile = Environment.GetEnvironmentVariable(
        "CRM_CRASH_ORDER"
    );
    private static readonly Lock Passing = new();
    private static string _order = "";
    private static int _passed;

    /// <summary>Whether a file is named.</summary>
    public static bool AreArmed => OrderFile is not null;

    /// <summary>Says that the process is at this point.</summary>
    public static void Reach(string point)
    {
        if (OrderFile is null || !File.Exists(OrderFile))
            return;
        lock (Passing)
        {
            var order = File.ReadAllText(OrderFile);
            if (order != _order)
                (_order, _passed) = (order, 0);
            if (
                order.Split(' ') is not [var wanted, var pass]
                || wanted != point
                || ++_passed < int.Parse(pass, CultureInfo.InvariantCulture)
            )
                return;
            using var self = Process.GetCurrentProcess();
            self.Kill();
            // The signal takes a moment; nothing may happen after the point.
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
