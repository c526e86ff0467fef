using System.Security.Cryptography;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Activities between the contract and the domain.</summary>
internal static class ActivityMapping
{
    /// <summary>The content of an activity that was validated.</summary>
    public static ActivityContent ToContent(Wire.Activity activity) =>
        new(
            (ActivityKind)activity.Kind,
            (ActivityDirection)activity.Direction,
            activity.Channel,
            activity.Subject,
            activity.Body,
            activity.OccurredAt?.ToDateTimeOffset().Truncate(),
            activity.Duration?.ToTimeSpan(),
            activity.Outcome,
            [
                .. activity.Participants.Select(participant => new ActivityParticipant(
                    participant.ContactId,
                    participant.UserId,
                    participant.Name,
                    participant.Address,
                    participant.Role
                )),
            ],
            [.. activity.Tags]
        );

    /// <summary>The activity with its times as they are stored, so that equal activities are equal messages.</summary>
    /// <param name="activity">An activity that was changed here.</param>
    /// <param name="createTime">When it was recorded.</param>
    public static Wire.Activity Normalize(Wire.Activity activity, DateTimeOffset createTime)
    {
        activity.OccurredAt = Timestamp.FromDateTimeOffset(
            activity.OccurredAt?.ToDateTimeOffset().Truncate() ?? createTime
        );
        if (activity.Duration is not null)
            activity.Duration = Duration.FromTimeSpan(activity.Duration.ToTimeSpan());
        return activity;
    }

    /// <summary>The hash by which an activity that is sent again is recognised; whose it is stays out, as in a transaction.</summary>
    public static byte[] ToHash(Wire.Activity activity)
    {
        var content = activity.Clone();
        content.Id = content.Etag = content.ContactId = "";
        content.CreateTime = content.UpdateTime = null;
        return SHA256.HashData(content.ToByteArray());
    }

    public static Wire.Activity ToWire(Activity activity) =>
        new()
        {
            Id = activity.Id.ToString(),
            Etag = Etag.Of(activity.Version),
            CreateTime = Timestamp.FromDateTimeOffset(activity.CreateTime),
            UpdateTime = Timestamp.FromDateTimeOffset(activity.UpdateTime),
            ContactId = activity.ContactId.ToString(),
            Participants = { activity.Participants.Select(ToWire) },
            Kind = (Wire.Activity.Types.Kind)activity.Kind,
            Direction = (Wire.Activity.Types.Direction)activity.Direction,
            Channel = activity.Channel,
            Subject = activity.Subject,
            Body = activity.Body,
            OccurredAt = Timestamp.FromDateTimeOffset(activity.OccurredAt),
            Duration = activity.Duration is { } duration ? Duration.FromTimeSpan(duration) : null,
            Outcome = activity.Outcome,
            ExternalId = activity.ExternalId ?? "",
            Tags = { activity.Tags },
        };

    private static Wire.ActivityParticipant ToWire(ActivityParticipant participant) =>
        new()
        {
            ContactId = participant.ContactId,
            UserId = participant.UserId,
            Name = participant.Name,
            Address = participant.Address,
            Role = participant.Role,
        };
}
