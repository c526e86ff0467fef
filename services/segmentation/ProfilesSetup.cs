using Crm.ContactReferences;
using Crm.Messaging.Projections;
using Crm.Segmentation.Clients;
using Crm.Segmentation.Data;
using Crm.Segmentation.Features.Profiles;
using Crm.Segmentation.Features.Quintiles;
using Crm.Segmentation.Features.Rebuild;
using Crm.ServiceDefaults.Operations;

namespace Crm.Segmentation;

/// <summary>What profiles need.</summary>
internal static class ProfilesSetup
{
    public static WebApplicationBuilder AddProfiles(this WebApplicationBuilder builder)
    {
        builder.AddContactReferences();
        builder
            .Services.AddScoped<TenantSettings>()
            .AddScoped<FactOwners>()
            .AddScoped<FactReader>()
            .AddScoped<FactWriter>()
            .AddScoped<ProfileWriter>()
            .AddScoped<ContactFactWriter>()
            .AddScoped<FactsClient>()
            .AddScoped<ProfileChanges>()
            .AddScoped<GetProfile>()
            .AddScoped<BatchReadProfiles>()
            .AddScoped<IContactAliasFollower, FollowMerges>()
            .AddScoped<ProfileDerivation>()
            .AddScoped<SourceFacts>()
            .AddScoped<VanishedActivities>()
            .AddOperationHandler<DeriveProfiles>()
            .AddProjection<RebuildProfiles>(
                RebuildProfiles.Projection,
                "Traits and fields of contacts, which rules of segments read."
            );
        builder
            .Services.AddOptions<QuintileOptions>()
            .BindConfiguration("Quintiles")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddSingleton<QuintileSignal>()
            .AddSingleton<ComputeQuintiles>()
            .AddScoped<QuintileMarks>()
            .AddScoped<QuintileRanking>()
            .AddScoped<QuintileLeases>()
            .AddHostedService<QuintileWorker>();
        return builder;
    }
}
