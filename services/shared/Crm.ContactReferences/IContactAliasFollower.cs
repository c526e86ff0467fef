namespace Crm.ContactReferences;

/// <summary>Moves what this service keeps for contacts when they are merged, and back when a merge is undone.</summary>
public interface IContactAliasFollower
{
    /// <summary>
    /// Sets the derived contact of all rows whose recorded contact is named, by set, and what was computed from them. It runs in the
    /// transaction of the incoming event, and may be told the same again.
    /// </summary>
    Task FollowAsync(
        IReadOnlyList<ContactAliasChange> changes,
        CancellationToken cancellationToken
    );
}

/// <summary>A recorded contact belongs to another one from now on.</summary>
/// <param name="RecordedContactId">The contact that rows were recorded for.</param>
/// <param name="From">The contact that they belonged to.</param>
/// <param name="To">The contact that they belong to now.</param>
public readonly record struct ContactAliasChange(Guid RecordedContactId, Guid From, Guid To);
