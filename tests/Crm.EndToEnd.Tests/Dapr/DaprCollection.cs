using Crm.Testing;

namespace Crm.EndToEnd.Tests.Dapr;

/// <summary>The tests that share the product behind sidecars.</summary>
[CollectionDefinition(Name)]
public sealed class DaprCollection : ICollectionFixture<DaprHost>
{
    public const string Name = "Dapr";
}
