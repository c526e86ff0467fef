using Crm.Segmentation.Clients;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.Features.Segments;
using Crm.Segmentation.Rules;
using Crm.ServiceDefaults.Operations;

namespace Crm.Segmentation;

/// <summary>What segments need.</summary>
internal static class SegmentsSetup
{
    public static WebApplicationBuilder AddSegments(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddSingleton<RuleCompiler>()
            .AddScoped<RuleChecker>()
            .AddScoped<SegmentReferences>()
            .AddScoped<CustomFieldDirectory>()
            .AddScoped<ContactReader>();
        builder
            .Services.AddScoped<RuleBooks>()
            .AddScoped<ProfileLoader>()
            .AddScoped<MembershipEvaluator>()
            .AddScoped<MembershipWriter>()
            .AddSingleton<SegmentTelemetry>()
            .AddScoped<MembershipCopy>();
        builder
            .Services.AddScoped<SegmentWork>()
            .AddScoped<SegmentChanges>()
            .AddScoped<CreateSegment>()
            .AddScoped<GetSegment>()
            .AddScoped<ListSegments>()
            .AddScoped<UpdateSegment>()
            .AddScoped<DeleteSegment>()
            .AddScoped<SnapshotSegment>()
            .AddScoped<PreviewSegment>();
        builder
            .Services.AddScoped<ListSegmentMembers>()
            .AddScoped<AddSegmentMembers>()
            .AddScoped<RemoveSegmentMembers>()
            .AddScoped<ListContactSegments>()
            .AddScoped<BatchReadContactSegments>()
            .AddScoped<ExplainContactSegment>();
        builder
            .Services.AddOperationHandler<ReEvaluation>()
            .AddOperationHandler<SnapshotCopy>()
            .AddSingleton<DueSweeper>()
            .AddHostedService<DueSweep>();
        return builder;
    }
}
