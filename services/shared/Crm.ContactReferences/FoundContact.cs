using Crm.ServiceDefaults.Errors;

namespace Crm.ContactReferences;

/// <summary>What became of a reference to a contact.</summary>
/// <param name="Relation">The contact; null when there is none, or more than one.</param>
/// <param name="IsAmbiguous">More than one contact has the key.</param>
public readonly record struct FoundContact(ContactRelation? Relation, bool IsAmbiguous = false)
{
    /// <summary>Why there is no contact; null when there is one.</summary>
    public Error? Error =>
        IsAmbiguous ? ContactReferenceErrors.MatchAmbiguous
        : Relation is null ? ContactReferenceErrors.NotFound
        : null;
}
