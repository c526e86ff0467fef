namespace Crm.ContactReferences;

/// <summary>Whose a row is that refers to a contact.</summary>
/// <param name="ContactId">The contact today: where contacts were merged, the one that remained.</param>
/// <param name="RecordedContactId">The contact that was named when the row was recorded; never changed, so that a merge can be undone.</param>
public readonly record struct ContactRelation(Guid ContactId, Guid RecordedContactId)
{
    /// <summary>Whether a row of this contact is meant by the same reference.</summary>
    public bool Concerns(Guid contactId, Guid recordedContactId) =>
        ContactId == contactId || RecordedContactId == recordedContactId;
}
