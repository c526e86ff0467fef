using Crm.ServiceDefaults.Store;

namespace Crm.ContactReferences;

/// <summary>What this service knows of a contact: that it is there, and which contact it belongs to after merges.</summary>
public sealed class KnownContact : ITenantOwned
{
    private KnownContact() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The contact.</summary>
    public Guid ContactId { get; private init; }

    /// <summary>The contact that it was merged into; null for one that is on its own.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The contact that remained after all merges: itself when it is on its own.</summary>
    public Guid SurvivorId { get; private set; }

    /// <summary>Whether it is deleted.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>The version of the contact that this was learned from; 0 when it is not known.</summary>
    public long Version { get; private set; }

    /// <summary>A contact on its own.</summary>
    public static KnownContact Create(
        string tenantId,
        Guid contactId,
        bool isDeleted = false,
        long version = 0
    ) =>
        new()
        {
            TenantId = tenantId,
            ContactId = contactId,
            SurvivorId = contactId,
            IsDeleted = isDeleted,
            Version = version,
        };

    /// <summary>Learns how the contact stands, unless something newer is known.</summary>
    public void Learn(bool isDeleted, long version)
    {
        if (version > Version)
            (IsDeleted, Version) = (isDeleted, version);
    }

    /// <summary>Takes over how the contact stood when it was asked for.</summary>
    internal void Correct(bool isDeleted, long version)
    {
        if (version >= Version)
            (IsDeleted, Version) = (isDeleted, version);
    }

    /// <summary>Takes over which contact it was merged into; null for none.</summary>
    public void MergeInto(Guid? contactId) => MergedIntoId = contactId;

    /// <summary>Takes over which contact remains for it.</summary>
    public void Follow(Guid survivorId) => SurvivorId = survivorId;
}
