using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Profile = Crm.Segmentation.Domain.Profile;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Puts contacts on the list of a STATIC segment.</summary>
internal sealed class AddSegmentMembers(
    SegmentationDbContext db,
    ContactDirectory contacts,
    UnitOfWork work,
    MembershipEvaluator evaluator,
    SegmentChanges changes,
    TimeProvider time
)
{
    public async Task<Result<AddSegmentMembersResponse>> HandleAsync(
        AddSegmentMembersRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await contacts.ResolveAsync(
            [.. request.ContactIds.Select(id => new ContactReference { Id = id })],
            cancellationToken
        );
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        if (await db.Segments.WithIdAsync(request.SegmentId, cancellationToken) is not { } segment)
            return SegmentErrors.NotFound;
        if (segment.Kind != SegmentKind.Static)
            return SegmentErrors.NotStatic;
        if (found.Error is not null)
            return found.Error;
        if (Unknown(found.Value) is { } unknown)
            return unknown;

        var ids = found
            .Value.Select(contact => contact.Relation!.Value.ContactId)
            .Distinct()
            .ToList();
        await AddProfilesAsync(ids, cancellationToken);
        var added = await evaluator.ChangeListAsync(
            ids,
            new ListChange(segment.Id, Enters: true),
            cancellationToken
        );
        if (added > 0)
            changes.ListChanged(segment, [], ids.Select(id => id.ToString()), time.GetInstant());
        return new AddSegmentMembersResponse
        {
            AddedCount = added,
            UnchangedCount = ids.Count - added,
        };
    }

    private static Error? Unknown(FoundContact[] found)
    {
        var violations = found
            .Index()
            .Where(contact => contact.Item.Relation is null)
            .Select(contact => new FieldViolation(
                $"contact_ids[{contact.Index}]",
                ContactReferenceErrors.NotFound.Reason,
                ContactReferenceErrors.NotFound.Message
            ))
            .ToList();
        return violations.Count == 0
            ? null
            : ContactReferenceErrors.NotFound with
            {
                Violations = violations,
            };
    }

    // A contact whose event has not arrived yet is known by name only; its facts follow.
    private async Task AddProfilesAsync(List<Guid> contactIds, CancellationToken cancellationToken)
    {
        var known = await db
            .Profiles.Where(profile => EF.Parameter(contactIds).Contains(profile.ContactId))
            .Select(profile => profile.ContactId)
            .ToHashSetAsync(cancellationToken);
        var now = time.GetInstant();
        await db.BulkInsertAsync(
            [
                .. contactIds
                    .Where(id => !known.Contains(id))
                    .Select(id => new Profile
                    {
                        TenantId = db.TenantId,
                        ContactId = id,
                        FactsReadTime = now,
                    }),
            ],
            cancellationToken
        );
    }
}
