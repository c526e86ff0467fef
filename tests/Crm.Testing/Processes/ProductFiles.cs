namespace Crm.Testing.Processes;

/// <summary>Where the programs of the product are: as this build made them.</summary>
internal static class ProductFiles
{
    // tests/X/bin/<configuration>/<framework>/
    private static readonly string[] Output = AppContext
        .BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        .Split(Path.DirectorySeparatorChar)[^2..];

    /// <summary>What starts a service, or <c>allinone</c>.</summary>
    public static IReadOnlyList<string> CommandOf(string service) => ["dotnet", Of(service)];

    /// <summary>The assembly of a service, or of <c>allinone</c>.</summary>
    public static string Of(string service)
    {
        var path = Path.Combine([
            Tools.Repository,
            "services",
            service,
            "bin",
            .. Output,
            AssemblyOf(service),
        ]);
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"{path} is not there: build the product.");
    }

    private static string AssemblyOf(string service) =>
        service == "allinone"
            ? "Crm.AllInOne.dll"
            : $"Crm.{char.ToUpperInvariant(service[0])}{service[1..]}.dll";
}
