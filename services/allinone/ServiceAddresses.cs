namespace Crm.AllInOne;

/// <summary>Where the services listen, as configuration of all of them: known when they have started, read when one calls another.</summary>
internal sealed class ServiceAddresses : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Add(string service, Uri address) => Set($"Services:{service}", address.ToString());
}
