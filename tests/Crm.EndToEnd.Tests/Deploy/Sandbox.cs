using Crm.Testing;

namespace Crm.EndToEnd.Tests.Deploy;

/// <summary>Keeps programs from writing anywhere but into one folder, by the strictest way that this machine allows.</summary>
internal sealed record Sandbox(string Way, string Script, string Empty)
{
    private static readonly string[] Ways = ["mounts", "namespace", "permissions"];

    /// <summary>Finds the way; skips or fails the test when there is none.</summary>
    /// <param name="folder">Where everybody may read.</param>
    public static async Task<Sandbox> FindAsync(string folder)
    {
        foreach (var tool in new[] { "unshare", "setpriv" })
            Tools.Demand(tool, "apt-get install util-linux");
        // The repository may lie where an ordinary user may not look.
        var script = Path.Combine(folder, "sandbox.sh");
        File.Copy(
            Path.Combine(Tools.Repository, "tests/Crm.EndToEnd.Tests/Deploy/sandbox.sh"),
            script
        );
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        var reasons = new List<string>();
        foreach (var way in Ways)
        {
            var sandbox = new Sandbox(way, script, empty);
            var (exitCode, output) = await Tools.RunAsync(
                "bash",
                [.. sandbox.Prefix("").Skip(1), "/bin/true"]
            );
            if (exitCode == 0)
                return sandbox;
            reasons.Add($"{way}: {output.Trim()}");
        }
        return Tools.Missing<Sandbox>(
            $"A file system cannot be made read-only here: {string.Join("; ", reasons)}"
        );
    }

    /// <summary>What stands before the command of a program.</summary>
    /// <param name="data">The folder that it may write into; none when empty.</param>
    public IReadOnlyList<string> Prefix(string data) => ["bash", Script, Way, Empty, data];
}
