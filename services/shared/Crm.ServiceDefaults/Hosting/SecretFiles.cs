using Microsoft.Extensions.Configuration;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Settings from files, for secrets: what stands in the environment shows in every dump of a process.</summary>
public static class SecretFiles
{
    /// <summary>
    /// Adds the folder that <c>Secrets:Folder</c> names: each file is a setting, <c>Store__ConnectionString</c> is
    /// <c>Store:ConnectionString</c>. Files win over everything else.
    /// </summary>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        if (configuration["Secrets:Folder"] is { Length: > 0 } folder)
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
    }
}
