using Crm.Contacts.Data.Configurations;
using Crm.Contacts.Domain;
using Crm.Messaging;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Data;

/// <summary>The store of contacts.</summary>
internal abstract class ContactsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    private static readonly Dictionary<string, Error> ByIndex = new(StringComparer.Ordinal)
    {
        [ContactIndexConfiguration.ExternalIdKey] = ContactErrors.ExternalIdTaken,
        [FieldDefinitionConfiguration.KeyIndex] = FieldDefinitionErrors.KeyTaken,
    };

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactValue> ContactValues => Set<ContactValue>();

    public DbSet<ContactTerm> ContactTerms => Set<ContactTerm>();

    public DbSet<ContactExternalId> ContactExternalIds => Set<ContactExternalId>();

    public DbSet<FieldDefinition> FieldDefinitions => Set<FieldDefinition>();

    public override IReadOnlyDictionary<string, Error> Conflicts => ByIndex;

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(ContactsDbContext).Assembly);
        model.AddMessaging();
    }
}
