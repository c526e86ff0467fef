using Crm.ContactReferences;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Interactions.Domain;

/// <summary>A call, message, meeting or the like with a contact.</summary>
internal sealed class Activity : ITenantOwned, IIdentified, IVersioned, IEventSource
{
    private readonly List<ActivityTag> _tagKeys = [];

    private Activity() { }

    public string TenantId { get; private set; } = "";
    public Guid Id { get; private set; }
    public Guid ContactId { get; private set; }
    public Guid RecordedContactId { get; private set; }
    public string? ExternalId { get; private set; }
    public ActivityKind Kind { get; private set; }
    public ActivityDirection Direction { get; private set; }
    public string Channel { get; private set; } = "";
    public string ChannelKey { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public DateTimeOffset OccurredAt { get; private set; }
    public TimeSpan? Duration { get; private set; }
    public string Outcome { get; private set; } = "";
    public byte[] ContentHash { get; private set; } = [];
    public DateTimeOffset CreateTime { get; private set; }
    public DateTimeOffset UpdateTime { get; private set; }
    public long Version { get; private set; }
    public long EventSequence { get; private set; }
    public IReadOnlyList<string> Tags { get; private set; } = [];
    public IReadOnlyList<ActivityParticipant> Participants { get; private set; } = [];
    public string Body { get; private set; } = "";

    /// <summary>The tags as filters compare them.</summary>
    public IReadOnlyList<ActivityTag> TagKeys => _tagKeys;

    /// <param name="tenantId">The tenant.</param>
    /// <param name="contact">Whose it is.</param>
    /// <param name="externalId">What another system calls it.</param>
    /// <param name="content">What it says.</param>
    /// <param name="hash">The hash of the content, by which the same activity sent again is recognised.</param>
    /// <param name="now">The time of recording.</param>
    public static Activity Create(
        string tenantId,
        ContactRelation contact,
        string? externalId,
        ActivityContent content,
        byte[] hash,
        DateTimeOffset now
    )
    {
        var activity = new Activity
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            ContactId = contact.ContactId,
            RecordedContactId = contact.RecordedContactId,
            ExternalId = externalId,
            ContentHash = hash,
            CreateTime = now,
            UpdateTime = now,
            Version = 1,
        };
        activity.Take(content);
        return activity;
    }

    /// <summary>Gives it another content. Its <see cref="TagKeys"/> are loaded.</summary>
    public void Change(ActivityContent content, DateTimeOffset now)
    {
        Take(content);
        UpdateTime = now;
        Version++;
    }

    public long NextEventSequence() => ++EventSequence;

    /// <summary>Whether it was recorded from the same content for the same contact.</summary>
    public bool IsSame(ContactRelation contact, byte[] hash) =>
        contact.Concerns(ContactId, RecordedContactId) && ContentHash.AsSpan().SequenceEqual(hash);

    private void Take(ActivityContent content)
    {
        Kind = content.Kind;
        Direction = content.Direction;
        Channel = content.Channel;
        ChannelKey = TextKey.Of(content.Channel);
        Subject = content.Subject;
        Body = content.Body;
        OccurredAt = content.OccurredAt ?? CreateTime;
        Duration = content.Duration;
        Outcome = content.Outcome;
        Participants = content.Participants;
        Tags = content.Tags;
        var keys = content.Tags.Select(TextKey.Of).Distinct(StringComparer.Ordinal).ToList();
        _tagKeys.RemoveAll(tag => !keys.Contains(tag.Key, StringComparer.Ordinal));
        _tagKeys.AddRange(
            keys.Except(_tagKeys.Select(tag => tag.Key), StringComparer.Ordinal)
                .Select(key => ActivityTag.Create(TenantId, Id, key))
        );
    }
}
