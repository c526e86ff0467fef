using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Data.Providers;
using Crm.Segmentation.Grpc;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation;

/// <summary>The segmentation service: who the customers are by what they did, and which segments they are in.</summary>
public static class SegmentationModule
{
    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddSegmentation(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("segmentation");
        builder.AddServiceStore<
            SegmentationDbContext,
            SqliteSegmentationDbContext,
            PostgresSegmentationDbContext,
            SqlServerSegmentationDbContext
        >();
        builder.AddOperations();
        builder.AddAudit();
        builder.AddMessaging(Subscriptions.Add);
        builder.AddProfiles();
        builder.AddSegments();
        return builder;
    }

    /// <summary>Maps its RPCs.</summary>
    public static WebApplication MapSegmentation(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapOperations();
        app.MapAudit();
        app.MapMessaging();
        app.MapGrpcService<ProfilesGrpcService>();
        app.MapGrpcService<ProfileReadsGrpcService>();
        app.MapGrpcService<SegmentsGrpcService>();
        return app;
    }
}
