namespace Crm.ServiceDefaults.Store;

/// <summary>A row of one tenant. Its key and its indexes begin with the tenant, and every query is filtered by it.</summary>
public interface ITenantOwned
{
    /// <summary>The tenant.</summary>
    string TenantId { get; }
}

/// <summary>A row that callers know by an id of its own.</summary>
public interface IIdentified
{
    /// <summary>The id, unique in its tenant.</summary>
    Guid Id { get; }
}

/// <summary>The root of an aggregate: its version is the concurrency token and the ETag.</summary>
public interface IVersioned
{
    /// <summary>1 at creation, one more with each change of the root or anything below it.</summary>
    long Version { get; }
}
