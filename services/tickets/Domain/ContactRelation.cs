namespace Crm.Tickets.Domain;

/// <summary>Whose a ticket is.</summary>
/// <param name="ContactId">The contact today: where contacts were merged, the one that remained.</param>
/// <param name="RecordedContactId">The contact that was named; never changed by a merge, so that it can be undone.</param>
internal readonly record struct ContactRelation(Guid ContactId, Guid RecordedContactId);
