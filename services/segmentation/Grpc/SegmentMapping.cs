using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Features.Segments;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Operations;
using Google.Protobuf.WellKnownTypes;
using Segment = Crm.Segmentation.Domain.Segments.Segment;
using Wire = Crm.Segmentation.V1;

namespace Crm.Segmentation.Grpc;

/// <summary>Segments in the contract.</summary>
internal static class SegmentMapping
{
    public static Wire.Segment ToWire(ShownSegment shown)
    {
        var wire = ToWire(shown.Segment);
        if (shown.WorkFailed)
            wire.State = Wire.Segment.Types.State.Failed;
        if (shown.MemberCount is { } count)
            wire.MemberCount = count;
        return wire;
    }

    public static Wire.Segment ToWire(Segment segment) =>
        new()
        {
            Id = segment.Id.ToString(),
            Etag = Etag.Of(segment.Version),
            CreateTime = Timestamp.FromDateTimeOffset(segment.CreateTime),
            UpdateTime = Timestamp.FromDateTimeOffset(segment.UpdateTime),
            Name = segment.Name,
            Description = segment.Description,
            Kind = (Wire.Segment.Types.Kind)segment.Kind,
            Rule = segment.Rule,
            ActiveRule = segment.ActiveRule,
            RuleVersion = segment.RuleVersion,
            State = segment.IsEvaluating
                ? Wire.Segment.Types.State.Evaluating
                : Wire.Segment.Types.State.Active,
            OperationId = segment.OperationId is { } operation ? $"segmentation-{operation}" : "",
            SourceSegmentId = segment.SourceSegmentId?.ToString() ?? "",
            AsOfTime = segment.AsOfTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
        };
}
