using Crm.ServiceDefaults.Store;

namespace Crm.Gateway.Domain;

/// <summary>
/// Where the log of a tenant begins and ends. Whoever appends changes this row, so appends of one tenant come one after the other, and
/// whoever sees a position sees all before it.
/// </summary>
internal sealed class EventLogHead : ITenantOwned
{
    private EventLogHead() { }

    public string TenantId { get; private init; } = "";

    /// <summary>The position of the oldest event that is kept.</summary>
    public long First { get; private set; } = 1;

    /// <summary>The position of the newest event; 0 before there is one.</summary>
    public long Last { get; private set; }

    /// <summary>When the newest event was logged.</summary>
    public DateTimeOffset LastTime { get; private set; }

    /// <summary>When the newest event was logged that is no longer kept.</summary>
    public DateTimeOffset? SweptTime { get; private set; }

    public static EventLogHead Create(string tenantId) => new() { TenantId = tenantId };

    /// <summary>Makes room for events at the end.</summary>
    /// <returns>The position of the first of them.</returns>
    public long Append(int count, DateTimeOffset now)
    {
        LastTime = LastTime > now ? LastTime : now;
        Last += count;
        return Last - count + 1;
    }

    /// <summary>Forgets the events up to a position.</summary>
    public void Sweep(long position, DateTimeOffset logTime)
    {
        First = position + 1;
        SweptTime = logTime;
    }

    /// <summary>Whether events after a position are no longer kept.</summary>
    public bool HasLost(long position) => position + 1 < First;
}
