using Crm.ServiceDefaults.Store;

namespace Crm.Imports.Tests.World;

/// <summary>What the tests import.</summary>
internal sealed class Customer : ITenantOwned, IVersioned
{
    private Customer() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string Country { get; private set; } = "";

    public long Version { get; private set; } = 1;

    public static Customer Create(string tenantId, string key, string name, string country) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(),
            Key = key,
            Name = name,
            Country = country,
        };

    public bool Change(string name, string country)
    {
        if (name == Name && country == Country)
            return false;
        (Name, Country) = (name, country);
        Version++;
        return true;
    }
}
