using System.Globalization;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>How long a run is: a few kills in the suite, as many as <c>tests/kill.sh</c> asks for by environment variables.</summary>
internal sealed record KillSettings(int Kills, int Seed, string? ReportFile)
{
    private const int FewKills = 5;

    public static KillSettings Read() =>
        new(
            Number("CRM_KILLS") ?? FewKills,
            Number("CRM_KILL_SEED") ?? 1,
            Environment.GetEnvironmentVariable("CRM_KILL_REPORT")
        );

    /// <summary>How many of the kills strike migrations: at most one a service, and few of a short run.</summary>
    public int Migrations => Math.Min(5, (Kills + 9) / 10);

    /// <summary>Tells whoever watches the long run.</summary>
    public void Tell(string line)
    {
        if (ReportFile is not null)
            File.AppendAllText(ReportFile, line + "\n");
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
