namespace Crm.AllInOne;

/// <summary>Where the services listen, as configuration of all of them: named from the beginning, known when they have started.</summary>
internal sealed class ServiceAddresses : ConfigurationProvider, IConfigurationSource
{
    public ServiceAddresses(IEnumerable<string> services)
    {
        foreach (var service in services)
            Set(Key(service), "");
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    // Services read it meanwhile: what they read is never changed, only replaced.
    public void Add(string service, Uri address) =>
        Data = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase)
        {
            [Key(service)] = address.ToString(),
        };

    private static string Key(string service) => $"Services:{service.ToLowerInvariant()}";
}
