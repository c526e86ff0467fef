using System.Diagnostics;
using Xunit;

namespace Crm.Testing;

/// <summary>What a test needs from the machine. A test whose tool is missing is skipped with the reason, or fails where tools are demanded.</summary>
public static class Tools
{
    /// <summary>Whether a missing tool is a failure: <c>CRM_REQUIRE_TOOLS=1</c>.</summary>
    public static bool AreRequired =>
        Environment.GetEnvironmentVariable("CRM_REQUIRE_TOOLS") == "1";

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The path of an executable; skips or fails the test when it is not there.</summary>
    /// <param name="name">Such as <c>node</c>.</param>
    /// <param name="howToGet">What a reader should install.</param>
    public static string Demand(string name, string howToGet) =>
        Find(name) ?? Missing<string>($"{name} is not installed: {howToGet}");

    /// <summary>A package of the contract tools; skips or fails the test when <c>npm ci</c> was not run.</summary>
    /// <param name="binary">The command in <c>node_modules/.bin</c>.</param>
    public static string DemandNode(string binary)
    {
        Demand("node", "install Node.js");
        var path = Path.Combine(Repository, "node_modules", ".bin", binary);
        return File.Exists(path) ? path : Missing<string>($"{binary} is not installed: run npm ci");
    }

    /// <summary>A file or folder beside the repository; skips or fails the test when it is not there.</summary>
    /// <param name="relativePath">Relative to the repository.</param>
    public static string DemandPath(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(Repository, relativePath));
        return Path.Exists(path) ? path : Missing<string>($"{relativePath} is not there");
    }

    /// <summary>Skips the test, or fails it where tools are demanded.</summary>
    public static T Missing<T>(string reason)
    {
        if (AreRequired)
            Assert.Fail($"{reason} (CRM_REQUIRE_TOOLS=1)");
        Assert.Skip(reason);
        return default;
    }

    /// <summary>The path of an executable on PATH; null when it is not there.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and everything that it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Repository,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (name, value) in environment
                ?? new Dictionary<string, string>(StringComparer.Ordinal)
        )
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (
            folder is not null
            && !File.Exists(Path.Combine(folder.FullName, "Crm.Microservices.sln"))
        )
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
