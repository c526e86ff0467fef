namespace Crm.Interactions.Domain;

/// <summary>Whose an interaction is.</summary>
/// <param name="ContactId">The contact today: where contacts were merged, the one that remained.</param>
/// <param name="RecordedContactId">The contact that was named when the interaction was recorded; never changed, so that a merge can be undone.</param>
internal readonly record struct ContactRelation(Guid ContactId, Guid RecordedContactId)
{
    /// <summary>Whether an interaction of this contact is meant by the same reference.</summary>
    public bool Concerns(Guid contactId, Guid recordedContactId) =>
        ContactId == contactId || RecordedContactId == recordedContactId;
}
