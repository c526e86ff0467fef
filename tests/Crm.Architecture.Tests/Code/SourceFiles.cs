using Crm.Testing;

namespace Crm.Architecture.Tests.Code;

/// <summary>The files of the repository: what git tracks or would track.</summary>
internal static class SourceFiles
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> Found = new(FindAsync);

    /// <summary>All files, relative to the repository.</summary>
    public static Task<IReadOnlyList<string>> AllAsync() => Found.Value;

    /// <summary>C# that people write: no migrations, and not the stand-ins, which follow the shape of what they stand for.</summary>
    public static async Task<IEnumerable<string>> CodeAsync() =>
        (await AllAsync()).Where(path =>
            path.EndsWith(".cs", StringComparison.Ordinal)
            && !path.Contains("/Migrations/", StringComparison.Ordinal)
            && !path.StartsWith("services/shared/compat/", StringComparison.Ordinal)
        );

    public static IReadOnlyList<string> Lines(string path) =>
        File.ReadAllLines(Path.Combine(Tools.Repository, path));

    private static async Task<IReadOnlyList<string>> FindAsync()
    {
        var (exitCode, output) = await Tools.RunAsync(
            Tools.Demand("git", "install git"),
            [
                "-c",
                "safe.directory=*",
                "-c",
                "core.quotepath=off",
                "ls-files",
                "--cached",
                "--others",
                "--exclude-standard",
                "-z",
            ]
        );
        Assert.True(exitCode == 0, output);
        return
        [
            .. output
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => File.Exists(Path.Combine(Tools.Repository, path))),
        ];
    }
}
