using Crm.Messaging;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Grpc;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Changes;
using Segment = Crm.Segmentation.Domain.Segments.Segment;
using Wire = Crm.Segmentation.V1;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Tells what was done with segments: to the audit log and to other services.</summary>
internal sealed class SegmentChanges(ChangeLog changes, EventLog events)
{
    private const string ResourceType = "segment";

    public void Created(Segment segment)
    {
        var after = SegmentMapping.ToWire(segment);
        changes.Created(ResourceType, after.Id, segment.Version, segment.CreateTime, after);
        events.Add(
            segment,
            new SegmentCreated
            {
                SegmentId = after.Id,
                Version = (int)segment.Version,
                Kind = after.Kind,
            }
        );
    }

    public void Updated(Segment segment, Wire.Segment before)
    {
        var after = SegmentMapping.ToWire(segment);
        var change = new ResourceChange(
            ResourceType,
            after.Id,
            segment.Version,
            segment.UpdateTime,
            before,
            after
        );
        changes.Updated(ResourceType, after.Id, segment.Version, segment.UpdateTime, before, after);
        TellUpdated(segment, change.Fields);
    }

    /// <summary>An operation ended: the members are what they should be.</summary>
    public void Settled(Segment segment) => TellUpdated(segment, ["state"]);

    public void Deleted(Segment segment, DateTimeOffset now)
    {
        var before = SegmentMapping.ToWire(segment);
        changes.Deleted(ResourceType, before.Id, segment.Version, now, before);
        events.Add(
            segment,
            new SegmentDeleted { SegmentId = before.Id, Version = (int)segment.Version }
        );
    }

    /// <summary>Contacts were put on the list of a segment, or taken off it.</summary>
    public void ListChanged(
        Segment segment,
        IEnumerable<string> removed,
        IEnumerable<string> added,
        DateTimeOffset now
    ) =>
        changes.Updated(
            ResourceType,
            segment.Id.ToString(),
            segment.Version,
            now,
            new AddSegmentMembersRequest { ContactIds = { removed } },
            new AddSegmentMembersRequest { ContactIds = { added } }
        );

    private void TellUpdated(Segment segment, IEnumerable<string> fields) =>
        events.Add(
            segment,
            new SegmentUpdated
            {
                SegmentId = segment.Id.ToString(),
                Version = (int)segment.Version,
                ChangedFields = { fields },
                State = SegmentMapping.ToWire(segment).State,
            }
        );
}
