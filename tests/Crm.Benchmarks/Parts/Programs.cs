using Crm.Testing;

namespace Crm.Benchmarks.Parts;

/// <summary>The programs that are measured: those that were published into a folder, or else those that were built.</summary>
/// <param name="folder">Where each service has a folder with its name, as <c>deploy/publish.proj</c> makes them; null for what was built.</param>
internal sealed class Programs(string? folder)
{
    /// <summary>Where the assembly of a service is.</summary>
    /// <param name="service">Such as <c>Contacts</c>.</param>
    public string PathOf(string service)
    {
        var assembly = $"Crm.{service}.dll";
        return folder is null
            ? Path.Combine(
                Tools.Repository,
                "services",
                service.ToLowerInvariant(),
                "bin/Release/net10.0",
                assembly
            )
            : Path.Combine(folder, service, assembly);
    }
}
