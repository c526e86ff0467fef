using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>A source of settings that has none and remembers which it was asked for: what is never asked for has no effect.</summary>
internal sealed class AskedSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(
        StringComparer.OrdinalIgnoreCase
    );

    public bool Has(string key) => _asked.ContainsKey(key);

    public override bool TryGet(string key, out string? value)
    {
        _asked[key] = true;
        value = null;
        return false;
    }

    public override IEnumerable<string> GetChildKeys(
        IEnumerable<string> earlierKeys,
        string? parentPath
    ) => earlierKeys;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
