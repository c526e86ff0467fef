using Crm.Contacts.V1;
using Crm.Messaging;
using Crm.Messaging.Projections;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ContactReferences;

/// <summary>Lets a service refer to contacts.</summary>
public static class ContactReferencesExtensions
{
    /// <summary>Adds <see cref="ContactDirectory"/>. Call it after <c>AddServiceStore</c>; followers of merges are registered beside it.</summary>
    public static WebApplicationBuilder AddContactReferences(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ContactLookup>().AddScoped<KnownContacts>();
        builder.Services.AddScoped<ContactAliases>();
        builder.Services.AddProjection<RebuildKnownContacts>(
            RebuildKnownContacts.Projection,
            "Which contacts are there, and which remains for which after merges."
        );
        builder.Services.AddScoped(services => new ContactDirectory(
            services.GetRequiredService<ContactLookup>(),
            services.GetRequiredService<KnownContacts>()
        ));
        return builder;
    }

    /// <summary>Adds the table. Call it where the service configures its own.</summary>
    public static void AddContactReferences(this ModelBuilder model) =>
        model.Entity<KnownContact>(contact =>
        {
            contact.ToTable("KnownContacts");
            contact.HasKey(c => new { c.TenantId, c.ContactId });
            contact.HasIndex(c => new { c.TenantId, c.SurvivorId });
        });

    /// <summary>Listens to what happens to contacts.</summary>
    public static Subscriptions AddContactReferences(this Subscriptions subscriptions) =>
        subscriptions
            .State<OnContactChanged>(
                "known-contacts",
                ContactCreated.Descriptor,
                ContactUpdated.Descriptor,
                ContactDeleted.Descriptor,
                ContactRestored.Descriptor
            )
            .Fact<OnContactMerged>(
                "contact-aliases",
                ContactMerged.Descriptor,
                ContactUnmerged.Descriptor
            );
}
