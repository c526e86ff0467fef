namespace Crm.Messaging;

/// <summary>The root of an aggregate that tells events. Their order is kept for each aggregate.</summary>
public interface IEventSource
{
    /// <summary>The tenant.</summary>
    string TenantId { get; }

    /// <summary>The id of the aggregate.</summary>
    Guid Id { get; }

    /// <summary>
    /// The number of the next event, from 1, without gaps. It is counted in a column of the aggregate, apart from its version, and saved
    /// with it; an aggregate that tells one event only in its life may answer 1.
    /// </summary>
    long NextEventSequence();
}
