using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>
/// Who a contact is, as facts for rules: what contacts says of it, and traits made of what it did. Handlers write it by set, so it has no
/// verbs; whoever writes counts <see cref="Version"/> up.
/// </summary>
internal sealed class Profile : ITenantOwned, IVersioned
{
    private readonly List<ProfileValue> _values = [];
    private readonly List<ProfileDay> _days = [];
    private readonly List<ProfileDayCategory> _dayCategories = [];
    private readonly List<Membership> _memberships = [];

    public string TenantId { get; init; } = "";
    public Guid ContactId { get; init; }
    public long Version { get; init; } = 1;

    /// <summary>The last event that told of this contact's memberships.</summary>
    public long EventSequence { get; private set; }

    /// <summary>The version of the contact that the fields below are of; 0 while only facts are known, not the contact.</summary>
    public long ContactVersion { get; init; }

    /// <summary>Deleted in contacts, or merged into another.</summary>
    public bool IsDeleted { get; init; }
    public ContactKind Kind { get; init; } = ContactKind.Person;
    public string OwnerId { get; init; } = "";
    public string SourceKey { get; init; } = "";
    public string PrimaryCountryKey { get; init; } = "";
    public string PrimaryRegionKey { get; init; } = "";
    public string PrimaryCityKey { get; init; } = "";
    public DateTimeOffset? ContactCreateTime { get; init; }

    /// <summary>Sales in any currency.</summary>
    public long Orders { get; init; }

    /// <summary>Returns in any currency.</summary>
    public long Returns { get; init; }

    /// <summary>Sales in the base currency, which are the orders that the amounts below are of.</summary>
    public long PricedOrders { get; init; }

    /// <summary>Sales in the base currency before returns, scaled (<see cref="Amounts"/>).</summary>
    public long Sold { get; init; }

    /// <summary>Returns in the base currency, scaled.</summary>
    public long Returned { get; init; }

    /// <summary>The cost of what was sold less that of what came back, in the base currency, scaled.</summary>
    public long Cost { get; init; }

    /// <summary>Units sold less units that came back, scaled.</summary>
    public long Items { get; init; }

    /// <summary>Different categories that were bought.</summary>
    public long Categories { get; init; }
    public DateTimeOffset? FirstOrderTime { get; init; }
    public DateTimeOffset? LastOrderTime { get; init; }

    /// <summary>The local day of <see cref="FirstOrderTime"/> (<see cref="DateOnly.DayNumber"/>).</summary>
    public int? FirstOrderDay { get; init; }

    /// <summary>The local day of <see cref="LastOrderTime"/>.</summary>
    public int? LastOrderDay { get; init; }

    public long OpenTickets { get; init; }
    public DateTimeOffset? LastActivityTime { get; init; }

    /// <summary>The local day of <see cref="LastActivityTime"/>.</summary>
    public int? LastActivityDay { get; init; }

    /// <summary>1 to 5 among the customers of the tenant (<see cref="Quintiles"/>); null without an order.</summary>
    public int? RecencyQuintile { get; init; }
    public int? FrequencyQuintile { get; init; }
    public int? MonetaryQuintile { get; init; }

    /// <summary>When the facts were last read or told.</summary>
    public DateTimeOffset FactsReadTime { get; init; }

    /// <summary>The values of repeated and custom fields, for filters.</summary>
    public IReadOnlyList<ProfileValue> Values => _values;

    /// <summary>What was bought on each local day, for windows.</summary>
    public IReadOnlyList<ProfileDay> Days => _days;

    /// <summary>The categories bought on each local day, for windows.</summary>
    public IReadOnlyList<ProfileDayCategory> DayCategories => _dayCategories;

    /// <summary>A row that says what facts add up to, to be merged into the profile that is there.</summary>
    public static Profile Of(
        string tenantId,
        Guid contactId,
        FactTotals totals,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            ContactId = contactId,
            FactsReadTime = now,
            Orders = totals.Orders,
            Returns = totals.Returns,
            PricedOrders = totals.PricedOrders,
            Sold = totals.Sold,
            Returned = totals.Returned,
            Cost = totals.Cost,
            Items = totals.Items,
            Categories = totals.Categories,
            FirstOrderTime = totals.FirstOrderTime,
            LastOrderTime = totals.LastOrderTime,
            FirstOrderDay = totals.FirstOrderDay,
            LastOrderDay = totals.LastOrderDay,
            OpenTickets = totals.OpenTickets,
            LastActivityTime = totals.LastActivityTime,
            LastActivityDay = totals.LastActivityDay,
        };

    /// <summary>The segments that the contact is in, or was.</summary>
    public IReadOnlyList<Membership> Memberships => _memberships;

    /// <summary>Whether the contact is known and not deleted: only then it can be a member of anything.</summary>
    public bool IsPresent => ContactVersion > 0 && !IsDeleted;

    /// <summary>Whether the contact is in a segment.</summary>
    public bool IsMemberOf(Guid segmentId) =>
        _memberships.Exists(known => known.SegmentId == segmentId && known.IsMember);

    /// <summary>Whether a rule that does not count yet would change the membership in a segment.</summary>
    public bool IsForeseen(Guid segmentId) =>
        _memberships.Exists(known => known.SegmentId == segmentId && known.WillChange);

    /// <summary>The membership in a segment; a new one, which says that it is no member, when there is none.</summary>
    public Membership MembershipIn(Guid segmentId, DateTimeOffset now)
    {
        var membership = _memberships.Find(known => known.SegmentId == segmentId);
        if (membership is null)
            _memberships.Add(membership = Membership.Create(TenantId, segmentId, ContactId, now));
        return membership;
    }

    /// <summary>The number of the next event about this contact.</summary>
    public long NextEventSequence() => ++EventSequence;
}
