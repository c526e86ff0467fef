namespace Crm.ServiceDefaults.Store;

/// <summary>Values as the columns of an engine keep them, for SQL that is written by hand.</summary>
public static class StoredValues
{
    /// <summary>An id.</summary>
    public static object Stored(this StoreProvider provider, Guid id) =>
        provider == StoreProvider.Postgres ? id : id.ToByteArray(bigEndian: true);

    /// <summary>A time.</summary>
    public static object Stored(this StoreProvider provider, DateTimeOffset time) =>
        provider == StoreProvider.Sqlite ? time.ToUnixTimeMilliseconds() : time;

    /// <summary>The id that a column gives.</summary>
    public static Guid IdOf(this StoreProvider provider, object stored) =>
        provider == StoreProvider.Postgres
            ? (Guid)stored
            : new Guid((byte[])stored, bigEndian: true);
}
