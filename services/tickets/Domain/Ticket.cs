using Crm.ContactReferences;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>A request or a complaint of a customer.</summary>
internal sealed partial class Ticket : ITenantOwned, IIdentified, IVersioned, IEventSource
{
    private readonly List<TicketTag> _tagKeys = [];

    private Ticket() { }

    public string TenantId { get; private set; } = "";
    public Guid Id { get; private set; }
    public int Number { get; private set; }

    /// <summary>Who asks; null as long as it is not known.</summary>
    public Guid? ContactId { get; private set; }
    public Guid? RecordedContactId { get; private set; }
    public string RequesterEmail { get; private set; } = "";
    public string RequesterEmailKey { get; private set; } = "";
    public string RequesterPhone { get; private set; } = "";
    public string RequesterPhoneKey { get; private set; } = "";
    public string RequesterName { get; private set; } = "";
    public TicketKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public string Description { get; private set; } = "";
    public TicketPriority Priority { get; private set; }
    public string Channel { get; private set; } = "";
    public string ChannelKey { get; private set; } = "";
    public string Queue { get; private set; } = "";
    public string QueueKey { get; private set; } = "";
    public string AssigneeId { get; private set; } = "";

    /// <summary>How bad a complaint is; null where there is none.</summary>
    public ComplaintSeverity? Severity { get; private set; }
    public string Cause { get; private set; } = "";
    public string Remedy { get; private set; } = "";
    public string RootCause { get; private set; } = "";
    public string Resolution { get; private set; } = "";
    public IReadOnlyList<string> Tags { get; private set; } = [];
    public IReadOnlyDictionary<string, CustomValue> CustomFields { get; private set; } =
        new Dictionary<string, CustomValue>(StringComparer.Ordinal);
    public IReadOnlyList<TicketAttachment> Attachments { get; private set; } = [];
    public DateTimeOffset CreateTime { get; private set; }
    public DateTimeOffset UpdateTime { get; private set; }
    public long Version { get; private set; }
    public long EventSequence { get; private set; }

    /// <summary>The tags as filters compare them.</summary>
    public IReadOnlyList<TicketTag> TagKeys => _tagKeys;

    public Requester Requester => new(RequesterEmail, RequesterPhone, RequesterName);

    public Complaint? Complaint =>
        Severity is { } severity ? new Complaint(severity, Cause, Remedy, RootCause) : null;

    /// <param name="tenantId">The tenant.</param>
    /// <param name="number">Its number.</param>
    /// <param name="contact">Who asks; null when that is not known.</param>
    /// <param name="content">What it says.</param>
    /// <param name="assigneeId">Who deals with it; may be empty.</param>
    /// <param name="created">The status in which it begins.</param>
    public static Ticket Create(
        string tenantId,
        int number,
        ContactRelation? contact,
        TicketContent content,
        string assigneeId,
        StatusChange created
    )
    {
        var ticket = new Ticket
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(created.Time),
            Number = number,
            AssigneeId = assigneeId,
            CreateTime = created.Time,
            UpdateTime = created.Time,
            Version = 1,
        };
        ticket.TakeContact(contact);
        ticket.Take(content);
        ticket.Enter(created);
        return ticket;
    }

    /// <summary>Gives it another content. Its <see cref="TagKeys"/> are loaded.</summary>
    public void Change(TicketContent content, ContactRelation? contact, DateTimeOffset now)
    {
        TakeContact(contact);
        Take(content);
        Touch(now);
    }

    /// <summary>It became known who asks.</summary>
    public void Identify(ContactRelation contact, DateTimeOffset now)
    {
        TakeContact(contact);
        Touch(now);
    }

    public long NextEventSequence() => ++EventSequence;

    private void Touch(DateTimeOffset now)
    {
        UpdateTime = now;
        Version++;
    }

    private void TakeContact(ContactRelation? contact)
    {
        ContactId = contact?.ContactId;
        RecordedContactId = contact?.RecordedContactId;
    }

    private void Take(TicketContent content)
    {
        Kind = content.Kind;
        Subject = content.Subject;
        Description = content.Description;
        Priority = content.Priority;
        Channel = content.Channel;
        ChannelKey = TextKey.Of(content.Channel);
        TakeQueue(content.Queue);
        RequesterEmail = content.Requester.Email;
        RequesterEmailKey = TextKey.Of(content.Requester.Email);
        RequesterPhone = content.Requester.Phone;
        RequesterPhoneKey = TextKey.OfPhone(content.Requester.Phone);
        RequesterName = content.Requester.Name;
        TakeComplaint(content.Complaint);
        Resolution = content.Resolution;
        CustomFields = content.CustomFields;
        Attachments = content.Attachments;
        TakeTags(content.Tags);
    }

    private void TakeQueue(string queue)
    {
        Queue = queue;
        QueueKey = TextKey.Of(queue);
    }

    private void TakeComplaint(Complaint? complaint)
    {
        Severity = complaint?.Severity;
        Cause = complaint?.Cause ?? "";
        Remedy = complaint?.Remedy ?? "";
        RootCause = complaint?.RootCause ?? "";
    }

    private void TakeTags(IReadOnlyList<string> tags)
    {
        Tags = tags;
        var keys = tags.Select(TextKey.Of).Distinct(StringComparer.Ordinal).ToList();
        _tagKeys.RemoveAll(tag => !keys.Contains(tag.Key, StringComparer.Ordinal));
        _tagKeys.AddRange(
            keys.Except(_tagKeys.Select(tag => tag.Key), StringComparer.Ordinal)
                .Select(key => TicketTag.Create(TenantId, Id, key))
        );
    }
}
