using Crm.Contacts.V1;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Tests.Segments;

/// <summary>Members leave and enter at the midnights of the tenant, to the millisecond, and it is said that it was the clock.</summary>
public class ClockTests
{
    // Noon of a day whose next night has a change of the clocks, the day after tomorrow's midnight.
    public static TheoryData<StoreEngine, string, string, string> Nights =>
        new()
        {
            { StoreEngine.Sqlite, "Europe/Berlin", "2026-03-28T11:00:00Z", "2026-03-29T22:00:00Z" },
            { StoreEngine.Sqlite, "Europe/Berlin", "2026-10-24T10:00:00Z", "2026-10-25T23:00:00Z" },
            {
                StoreEngine.Sqlite,
                "America/New_York",
                "2026-03-07T17:00:00Z",
                "2026-03-09T04:00:00Z"
            },
            {
                StoreEngine.Sqlite,
                "Australia/Lord_Howe",
                "2026-04-04T01:00:00Z",
                "2026-04-05T13:30:00Z"
            },
            {
                StoreEngine.Postgres,
                "Australia/Lord_Howe",
                "2026-10-03T01:30:00Z",
                "2026-10-04T13:00:00Z"
            },
        };

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task Window_WhenItsDayLeaves_ContactLeaves(
        StoreEngine engine,
        string timeZone,
        string noon,
        string midnight
    )
    {
        await using var world = await SegmentWorld.OpenAsync(engine, Time(noon), timeZone);
        var contact = await NewCustomerAsync(world);
        var segment = await world.CreateAsync("Recent", "traits.revenue_2d > 10");

        Assert.True((await MembershipAsync(world, segment, contact)).IsMember);
        await world.AdvanceAsync(
            Time(midnight) - world.Time.GetUtcNow() - TimeSpan.FromMilliseconds(1)
        );
        Assert.True((await MembershipAsync(world, segment, contact)).IsMember);
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(1));

        var left = await MembershipAsync(world, segment, contact);
        Assert.False(left.IsMember);
        Assert.Equal(Time(midnight), left.ExitTime);
        var cause = MembershipCause.Parse(left.Cause)!;
        Assert.Equal(CauseTrigger.Clock, cause.Trigger);
        Assert.Equal(
            new CauseTerm("traits.revenue_2d > 10", "traits.revenue_2d", "50", "0"),
            Assert.Single(cause.Terms)
        );
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task DaysSince_WhenItReachesTheLimit_ContactEnters(
        StoreEngine engine,
        string timeZone,
        string noon,
        string midnight
    )
    {
        await using var world = await SegmentWorld.OpenAsync(engine, Time(noon), timeZone);
        var contact = await NewCustomerAsync(world);
        var segment = await world.CreateAsync("Lapsed", "traits.days_since_last_order >= 2");
        await world.AdvanceAsync(
            Time(midnight) - world.Time.GetUtcNow() - TimeSpan.FromMilliseconds(1)
        );
        Assert.False(
            await world.DoAsync<SegmentationDbContext, bool>(db =>
                db.Memberships.AnyAsync(row => row.SegmentId == segment && row.IsMember)
            )
        );
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        var entered = await MembershipAsync(world, segment, contact);
        Assert.True(entered.IsMember);
        Assert.Equal(CauseTrigger.Clock, MembershipCause.Parse(entered.Cause)!.Trigger);
        // Nothing can turn any more: nobody is looked at night after night.
        Assert.False(
            await world.DoAsync<SegmentationDbContext, bool>(db =>
                db.EvaluationStates.AnyAsync(state => state.DueTime != null)
            )
        );
    }

    private static async Task<Guid> NewCustomerAsync(SegmentWorld world)
    {
        var contact = Guid.CreateVersion7(world.Time.GetUtcNow());
        var facts = new ContactFacts
        {
            ContactId = contact.ToString(),
            Version = 1,
            Kind = Contact.Types.Kind.Person,
            CreateTime = Timestamp.FromDateTimeOffset(world.Time.GetUtcNow()),
        };
        await world.TellAsync<ContactFactWriter>(
            CauseTrigger.Contact,
            [contact],
            writer => writer.SetAsync([facts], CancellationToken.None)
        );
        var sale = new TransactionFact
        {
            TenantId = "acme",
            TransactionId = Guid.CreateVersion7(world.Time.GetUtcNow()),
            ContactId = contact,
            RecordedContactId = contact,
            OccurredAt = world.Time.GetUtcNow(),
            Currency = "EUR",
            Total = 500_000,
            Items = 10_000,
        };
        await world.TellAsync<FactWriter>(
            CauseTrigger.Fact,
            [contact],
            writer => writer.AddAsync([sale], CancellationToken.None)
        );
        return contact;
    }

    private static Task<Membership> MembershipAsync(
        SegmentWorld world,
        Guid segmentId,
        Guid contactId
    ) =>
        world.DoAsync<SegmentationDbContext, Membership>(db =>
            db.Memberships.AsNoTracking()
                .SingleAsync(row => row.SegmentId == segmentId && row.ContactId == contactId)
        );

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
