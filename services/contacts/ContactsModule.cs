using Crm.Contacts.Data;
using Crm.Contacts.Data.Providers;
using Crm.Contacts.Features.ContactFacts;
using Crm.Contacts.Features.ContactLookup;
using Crm.Contacts.Features.Contacts;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.Contacts.Grpc;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts;

/// <summary>The contacts service, alone in a process or beside others.</summary>
public static class ContactsModule
{
    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddContacts(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("contacts");
        builder.AddServiceStore<
            ContactsDbContext,
            SqliteContactsDbContext,
            PostgresContactsDbContext,
            SqlServerContactsDbContext
        >();
        builder.AddOperations();
        builder.AddAudit();
        builder.AddMessaging();
        builder
            .Services.AddScoped<CreateContact>()
            .AddScoped<GetContact>()
            .AddScoped<BatchReadContacts>()
            .AddScoped<ListContacts>()
            .AddScoped<UpdateContact>()
            .AddScoped<DeleteContact>()
            .AddScoped<RestoreContact>()
            .AddScoped<BatchGetContacts>()
            .AddScoped<UpsertContact>()
            .AddScoped<SearchContacts>()
            .AddScoped<ResolveContacts>()
            .AddScoped<BatchGetContactFacts>()
            .AddScoped<ListContactFacts>()
            .AddScoped<ContactFactReader>()
            .AddScoped<CreateFieldDefinition>()
            .AddScoped<GetFieldDefinition>()
            .AddScoped<ListFieldDefinitions>()
            .AddScoped<ExportContacts>()
            .AddScoped<ImportBatches>()
            .AddScoped<ContactWriter>()
            .AddScoped<ContactIndex>()
            .AddScoped<ContactChanges>()
            .AddScoped<ContactMatches>()
            .AddScoped<FieldCatalog>()
            .AddImport<Wire.Contact, ImportContacts>();
        return builder;
    }

    /// <summary>Maps the service.</summary>
    public static WebApplication MapContacts(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapOperations();
        app.MapAudit();
        app.MapMessaging();
        app.MapGrpcService<ContactsGrpcService>();
        app.MapGrpcService<ContactReadsGrpcService>();
        app.MapGrpcService<FieldDefinitionsGrpcService>();
        app.MapGrpcService<ContactLookupGrpcService>();
        app.MapGrpcService<ContactFactsGrpcService>();
        return app;
    }
}
