namespace Crm.Testing.Processes;

/// <summary>Where the programs of the product are.</summary>
public static class ProductFiles
{
    // tests/X/bin/<configuration>/<framework>/
    private static readonly string[] Output = AppContext
        .BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        .Split(Path.DirectorySeparatorChar)[^2..];

    /// <summary>What starts a service, or <c>allinone</c>, as this build made it.</summary>
    public static IReadOnlyList<string> CommandOf(string service) => ["dotnet", Of(service)];

    /// <summary>What starts it as <c>deploy/publish.proj</c> put it into a folder.</summary>
    public static IReadOnlyList<string> PublishedCommandOf(string folder, string service) =>
        ["dotnet", Path.Combine(folder, NameOf(service), AssemblyOf(service))];

    /// <summary>The assembly of a service, or of <c>allinone</c>, as this build made it.</summary>
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

    private static string AssemblyOf(string service) => $"Crm.{NameOf(service)}.dll";

    private static string NameOf(string service) =>
        service == "allinone" ? "AllInOne" : $"{char.ToUpperInvariant(service[0])}{service[1..]}";
}
