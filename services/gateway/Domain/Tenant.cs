using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Gateway.Domain;

/// <summary>A company that works with the product.</summary>
internal sealed class Tenant : ITenantOwned, IVersioned, IEventSource
{
    private Tenant() { }

    public string TenantId { get; private init; } = "";

    /// <summary>Orders tenants of the same id prefix; the id itself is text.</summary>
    public Guid RowId { get; private init; }

    public string DisplayName { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public string BaseCurrency { get; private set; } = "";

    public string Locale { get; private set; } = "";

    /// <summary>How many requests its callers together may make; null for what the platform gives.</summary>
    public Quota? Quota { get; private set; }

    /// <summary>How many requests each of its keys and users may make; null for what the platform gives.</summary>
    public Quota? KeyQuota { get; private set; }

    public DateTimeOffset CreateTime { get; private init; }

    public DateTimeOffset UpdateTime { get; private set; }

    public long Version { get; private set; }

    public long EventSequence { get; private set; }

    Guid IEventSource.Id => RowId;

    public static Tenant Create(string id, TenantSettings settings, DateTimeOffset now)
    {
        var tenant = new Tenant
        {
            TenantId = id,
            RowId = Guid.CreateVersion7(now),
            CreateTime = now,
        };
        tenant.Take(settings, now);
        return tenant;
    }

    /// <summary>Changes the settings; false when they are what they were.</summary>
    public bool Change(TenantSettings settings, DateTimeOffset now)
    {
        if (
            settings.Complete(TenantId)
            == new TenantSettings(DisplayName, TimeZone, BaseCurrency, Locale, Quota, KeyQuota)
        )
            return false;
        Take(settings, now);
        return true;
    }

    public long NextEventSequence() => ++EventSequence;

    private void Take(TenantSettings settings, DateTimeOffset now)
    {
        (DisplayName, TimeZone, BaseCurrency, Locale, Quota, KeyQuota) = settings.Complete(
            TenantId
        );
        UpdateTime = now;
        Version++;
    }
}

/// <summary>What a tenant can choose; empty for the default.</summary>
internal sealed record TenantSettings(
    string DisplayName,
    string TimeZone,
    string BaseCurrency,
    string Locale,
    Quota? Quota = null,
    Quota? KeyQuota = null
)
{
    public TenantSettings Complete(string tenantId) =>
        this with
        {
            DisplayName = Or(DisplayName, tenantId),
            TimeZone = Or(TimeZone, "UTC"),
            BaseCurrency = Or(BaseCurrency, "EUR"),
            Locale = Or(Locale, "en"),
        };

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;
}
