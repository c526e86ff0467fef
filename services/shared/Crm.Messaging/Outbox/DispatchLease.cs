namespace Crm.Messaging.Outbox;

/// <summary>Who works on a partition of a lane. What is not under the same token any more cannot be marked.</summary>
internal sealed class DispatchLease
{
    private DispatchLease() { }

    public string Lane { get; private init; } = "";

    public int Partition { get; private init; }

    /// <summary>The dispatcher; it may take its own lease again.</summary>
    public Guid Owner { get; private init; }

    /// <summary>Another one each time that the lease is taken.</summary>
    public Guid Token { get; private init; }

    public DateTimeOffset Until { get; private init; }

    /// <summary>The position of the last delivery that was made under the lease.</summary>
    public long Position { get; private init; }

    public static DispatchLease Create(string lane, int partition) =>
        new()
        {
            Lane = lane,
            Partition = partition,
            Until = DateTimeOffset.UnixEpoch,
        };
}
