namespace Crm.Tickets.Domain;

/// <summary>Where a ticket stands, how it came there, and how long everything took.</summary>
internal sealed partial class Ticket
{
    private readonly List<TicketStay> _stays = [];

    public TicketStatus Status { get; private set; }
    public DateTimeOffset StatusTime { get; private set; }
    public int StayCount { get; private set; }
    public WaitingFor WaitingFor { get; private set; }
    public string WaitingReason { get; private set; } = "";
    public DateTimeOffset? FirstResponseTime { get; private set; }
    public DateTimeOffset? ResolveTime { get; private set; }
    public DateTimeOffset? FirstResolveTime { get; private set; }
    public DateTimeOffset? CloseTime { get; private set; }
    public int ReopenCount { get; private set; }
    public int CommentCount { get; private set; }
    public IReadOnlyList<StatusTime> TimesInStatus { get; private set; } = [];

    /// <summary>The stays that are loaded; a move needs the one that lasts.</summary>
    public IReadOnlyList<TicketStay> Stays => _stays;

    /// <summary>Says who deals with it.</summary>
    public void Assign(string assigneeId, string queue)
    {
        AssigneeId = assigneeId;
        TakeQueue(queue);
    }

    /// <summary>Says what it waits for.</summary>
    public void Wait(WaitingFor waitingFor, string reason)
    {
        WaitingFor = waitingFor;
        WaitingReason = reason;
    }

    /// <summary>Says what was done; what is empty stays as it was.</summary>
    public void Resolve(string resolution, Complaint? complaint)
    {
        if (resolution.Length > 0)
            Resolution = resolution;
        if (complaint is not null)
            TakeComplaint(complaint);
    }

    /// <summary>Ends a move: it gets a version, and the status that the move leads to.</summary>
    /// <param name="change">The status; null when it stays where it is.</param>
    /// <param name="now">When.</param>
    public void Move(StatusChange? change, DateTimeOffset now)
    {
        if (change is not null)
        {
            Leave(change.Time);
            Enter(change);
        }
        Touch(now);
    }

    /// <summary>Adds a comment.</summary>
    public TicketComment Comment(CommentContent content, string actor, DateTimeOffset now)
    {
        CommentCount++;
        if (content is { Author: CommentAuthor.Agent, Visibility: CommentVisibility.Public })
            FirstResponseTime ??= now;
        Touch(now);
        return TicketComment.Create(this, content, actor, now);
    }

    private void Leave(DateTimeOffset time)
    {
        _stays.Single(stay => stay.LeaveTime is null).End(time);
        var spent = Math.Max(0, (long)(time - StatusTime).TotalMilliseconds);
        var before = TimesInStatus.FirstOrDefault(one => one.Status == Status)?.Milliseconds ?? 0;
        TimesInStatus =
        [
            .. TimesInStatus
                .Where(one => one.Status != Status)
                .Append(new StatusTime(Status, before + spent))
                .OrderBy(one => one.Status),
        ];
    }

    private void Enter(StatusChange change)
    {
        var wasDone = Status is TicketStatus.Resolved or TicketStatus.Closed;
        var isDone = change.To is TicketStatus.Resolved or TicketStatus.Closed;
        if (wasDone && !isDone)
            ReopenCount++;
        Status = change.To;
        StatusTime = change.Time;
        if (!isDone)
            ResolveTime = null;
        else
            ResolveTime ??= change.Time;
        FirstResolveTime ??= ResolveTime;
        CloseTime = change.To == TicketStatus.Closed ? change.Time : null;
        if (change.To != TicketStatus.Pending)
            Wait(WaitingFor.WaitingForUnspecified, "");
        _stays.Add(TicketStay.Begin(this, ++StayCount, change));
    }
}
