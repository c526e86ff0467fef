using System.Formats.Tar;
using Crm.Testing;

namespace Crm.Architecture.Tests.Checks;

/// <summary>The last commit on main before what is checked: what clients may rely on.</summary>
internal static class Baseline
{
    private static readonly string[] MainBranches = ["origin/main", "main"];

    /// <summary>
    /// The commit to compare a file or folder with. It is the head of main or, where that holds the same already (main itself is checked),
    /// its first parent. Null when no such commit holds it, as in a new repository or a clone without history.
    /// </summary>
    /// <param name="path">Relative to the repository.</param>
    public static async Task<string?> CommitForAsync(string path)
    {
        foreach (var branch in MainBranches)
        {
            if (await HoldsAsync(branch, path))
                return await IsCurrentAsync(branch, path)
                    ? await ParentAsync(branch, path)
                    : branch;
        }
        // A checkout of a commit without branches.
        return await ParentAsync("HEAD", path);
    }

    /// <summary>A text file as it was in a commit.</summary>
    public static async Task<string> ReadAsync(string commit, string path)
    {
        var (exitCode, output) = await GitAsync("show", $"{commit}:{path}");
        Assert.Equal(0, exitCode);
        return output;
    }

    /// <summary>Writes files and folders as they were in a commit into a new folder.</summary>
    public static async Task<string> ExtractAsync(string commit, params string[] paths)
    {
        var folder = Directory.CreateTempSubdirectory("crm-baseline-").FullName;
        var archive = Path.Combine(folder, "baseline.tar");
        var (exitCode, output) = await GitAsync([
            "archive",
            "--format=tar",
            $"--output={archive}",
            commit,
            "--",
            .. paths,
        ]);
        Assert.True(exitCode == 0, output);
        await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: true);
        File.Delete(archive);
        return folder;
    }

    private static async Task<string?> ParentAsync(string commit, string path) =>
        await HoldsAsync($"{commit}~1", path) ? $"{commit}~1" : null;

    private static async Task<bool> HoldsAsync(string commit, string path) =>
        (await GitAsync("cat-file", "-e", $"{commit}:{path}")).ExitCode == 0;

    private static async Task<bool> IsCurrentAsync(string commit, string path) =>
        (await GitAsync("diff", "--quiet", commit, "--", path)).ExitCode == 0;

    // A clone may belong to another user than the one who checks it.
    private static Task<(int ExitCode, string Output)> GitAsync(params string[] arguments) =>
        Tools.RunAsync(
            Tools.Demand("git", "install git"),
            ["-c", "safe.directory=*", .. arguments]
        );
}
