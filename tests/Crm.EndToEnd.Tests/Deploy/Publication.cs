using System.Runtime.InteropServices;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Deploy;

/// <summary>All services, published once with the runtime in them, and the sandbox that they run in.</summary>
public sealed class Publication : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-published-").FullName;

    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    internal Sandbox Sandbox { get; private set; } = null!;

    /// <summary>The program of a service, or of <c>allinone</c>, as it was published.</summary>
    public IReadOnlyList<string> ProgramOf(string service)
    {
        var name =
            service == "allinone"
                ? "AllInOne"
                : $"{char.ToUpperInvariant(service[0])}{service[1..]}";
        return [Path.Combine(_folder, name, $"Crm.{name}")];
    }

    /// <summary>A folder that programs may be given to write into.</summary>
    public string NewData() => Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // Another user runs what is here.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, ReadableByAll);
        Sandbox = await Sandbox.FindAsync(_folder);
        var (exitCode, output) = await Tools.RunAsync(
            "dotnet",
            [
                "msbuild",
                "deploy/publish.proj",
                "-maxCpuCount:1",
                "-nodeReuse:false",
                "-nologo",
                "-verbosity:quiet",
                $"-property:To={_folder}",
                "-property:Configuration=Release",
                "-property:SelfContained=true",
                "-property:ReadyToRun=false",
                $"-property:RuntimeIdentifier={RuntimeInformation.RuntimeIdentifier}",
            ]
        );
        Assert.True(exitCode == 0, output);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
