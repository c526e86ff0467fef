namespace Crm.Interactions.Domain;

/// <summary>What an activity says, apart from whose it is; all of it can be changed.</summary>
internal sealed record ActivityContent(
    ActivityKind Kind,
    ActivityDirection Direction,
    string Channel,
    string Subject,
    string Body,
    DateTimeOffset? OccurredAt,
    TimeSpan? Duration,
    string Outcome,
    IReadOnlyList<ActivityParticipant> Participants,
    IReadOnlyList<string> Tags
);

/// <summary>Someone who took part in an activity.</summary>
internal sealed record ActivityParticipant(
    string ContactId,
    string UserId,
    string Name,
    string Address,
    string Role
);
