using System.Text.Json;
using Crm.Contacts.V1;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.Features.Segments;
using Crm.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Tests.Segments;

/// <summary>
/// Whatever happens, in whatever order: at quiescence the members are those of a recomputation, the rule says the same in the store and in
/// memory, and whoever follows the events knows the members.
/// </summary>
public class EvaluationPropertyTests
{
    private const int Contacts = 12;
    private const int Steps = 24;

    // The clocks go forward or back in the days after these instants.
    public static TheoryData<StoreEngine, int, string, string> Worlds
    {
        get
        {
            var data = new TheoryData<StoreEngine, int, string, string>();
            foreach (var engine in System.Enum.GetValues<StoreEngine>())
            {
                data.Add(engine, 1, "Europe/Berlin", "2026-03-27T20:00:00Z");
                data.Add(engine, 2, "Europe/Berlin", "2026-10-23T22:30:00Z");
                data.Add(engine, 3, "America/New_York", "2026-03-06T04:00:00Z");
                data.Add(engine, 4, "America/New_York", "2026-10-30T05:00:00Z");
                data.Add(engine, 5, "Australia/Lord_Howe", "2026-04-03T12:00:00Z");
                data.Add(engine, 6, "Australia/Lord_Howe", "2026-10-02T13:00:00Z");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Members_AfterAnything_AreThoseOfARecomputation(
        StoreEngine engine,
        int seed,
        string timeZone,
        string start
    )
    {
        var random = new Random(seed);
        await using var world = await SegmentWorld.OpenAsync(
            engine,
            DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
            timeZone
        );
        var rules = new RandomRules(random);
        var contacts = Enumerable
            .Range(0, Contacts)
            .Select(_ => Guid.CreateVersion7(world.Time.GetUtcNow()))
            .ToList();
        foreach (var contact in contacts)
            await ChangeContactAsync(world, random, contact, version: 1);
        var list = await world.CreateAsync("List");
        var segments = new List<Guid> { list };
        for (var i = 0; i < 4; i++)
            segments.Add(await world.CreateAsync($"Rule {i}", rules.Next([.. segments])));
        await CheckAsync(world);

        for (var step = 2; step < Steps; step++)
        {
            var contact = contacts[random.Next(Contacts)];
            switch (random.Next(8))
            {
                case 0:
                    await ChangeContactAsync(world, random, contact, step);
                    break;
                case 1:
                    await world.DoAsync<MembershipEvaluator>(evaluator =>
                        evaluator.ChangeListAsync(
                            [contact],
                            new ListChange(list, Enters: random.Next(3) > 0),
                            CancellationToken.None
                        )
                    );
                    break;
                case 2:
                    // Time passes, and nobody has looked at what fell due when the next fact arrives.
                    world.Time.Advance(TimeSpan.FromHours(random.Next(1, 40)));
                    await BuyAsync(world, random, contact);
                    break;
                case 3:
                    var changed = random.Next(1, segments.Count);
                    await world.ChangeRuleAsync(
                        segments[changed],
                        rules.Next([.. segments.Take(changed)]),
                        waits: random.Next(2) == 0
                    );
                    await BuyAsync(world, random, contact);
                    await world.SettleAsync();
                    break;
                case 4 or 5:
                    await world.AdvanceAsync(TimeSpan.FromMinutes(random.Next(30, 60 * 70)));
                    break;
                default:
                    await BuyAsync(world, random, contact);
                    break;
            }
            await world.SweepAsync();
            await CheckAsync(world);
        }
        // A world in which nothing happens would prove nothing.
        Assert.True((await EventsAsync(world)).Count(told => told.Type.Contains("-e")) > 20);
    }

    private static Task ChangeContactAsync(
        SegmentWorld world,
        Random random,
        Guid contact,
        int version
    )
    {
        var facts = new ContactFacts
        {
            ContactId = contact.ToString(),
            Version = version,
            Deleted = version > 1 && random.Next(4) == 0,
            Kind = random.Next(2) == 0 ? Contact.Types.Kind.Person : Contact.Types.Kind.Company,
            PrimaryCountryKey = ((string[])["", "uk", "de", "dk"])[random.Next(4)],
            CreateTime = Timestamp.FromDateTimeOffset(world.Time.GetUtcNow()),
        };
        for (var tag = 0; tag < 3; tag++)
        {
            if (random.Next(2) == 0)
                facts.Values.Add(
                    new ContactFactValue
                    {
                        Field = "tags",
                        Ordinal = facts.Values.Count,
                        TextKey = ((char)('a' + tag)).ToString(),
                    }
                );
        }
        return world.TellAsync<ContactFactWriter>(
            CauseTrigger.Contact,
            [contact],
            writer => writer.SetAsync([facts], CancellationToken.None)
        );
    }

    private static Task BuyAsync(SegmentWorld world, Random random, Guid contact)
    {
        var fact = new TransactionFact
        {
            TenantId = "acme",
            TransactionId = Guid.CreateVersion7(world.Time.GetUtcNow()),
            ContactId = contact,
            RecordedContactId = contact,
            OccurredAt = world.Time.GetUtcNow().AddHours(-random.Next(0, 24 * 40)),
            IsReturn = random.Next(4) == 0,
            Currency = random.Next(8) == 0 ? "USD" : "EUR",
            Total = random.Next(0, 1_500_000),
            Cost = random.Next(0, 900_000),
            Items = random.Next(1, 5) * 10_000,
            Categories = [((char)('x' + random.Next(3))).ToString()],
        };
        return world.TellAsync<FactWriter>(
            CauseTrigger.Fact,
            [contact],
            writer => writer.AddAsync([fact], CancellationToken.None)
        );
    }

    private static async Task CheckAsync(SegmentWorld world)
    {
        var book = await world.DoAsync<RuleBooks, RuleBook>(books =>
            books.OpenAsync(CancellationToken.None)
        );
        var profiles = await world.DoAsync<SegmentationDbContext, List<Profile>>(db =>
            db.Profiles.AsNoTracking()
                .AsSplitQuery()
                .Include(profile => profile.Values)
                .Include(profile => profile.Days)
                .Include(profile => profile.DayCategories)
                .Include(profile => profile.Memberships)
                .ToListAsync()
        );
        foreach (var rule in book.Rules)
        {
            Assert.Null(rule.Pending);
            var expected = profiles
                .Where(profile => rule.Active!.Passes(profile))
                .Select(profile => profile.ContactId)
                .Order()
                .ToList();
            var inStore = await world.DoAsync<SegmentationDbContext, List<Guid>>(db =>
                db.Profiles.Where(profile => profile.ContactVersion > 0 && !profile.IsDeleted)
                    .Where(rule.Active!.Predicate)
                    .Select(profile => profile.ContactId)
                    .ToListAsync()
            );
            var members = profiles
                .Where(profile => profile.IsMemberOf(rule.SegmentId))
                .Select(profile => profile.ContactId)
                .Order();
            Assert.True(
                expected.SequenceEqual(inStore.Order()),
                $"Store and memory differ: {rule.Active!.Text}"
            );
            Assert.True(expected.SequenceEqual(members), $"Members differ: {rule.Active!.Text}");
        }
        Assert.DoesNotContain(
            profiles.SelectMany(profile => profile.Memberships),
            membership => membership.WillChange
        );
        await CheckEventsAsync(world, profiles);
    }

    private static async Task CheckEventsAsync(SegmentWorld world, List<Profile> profiles)
    {
        var told = new HashSet<(Guid, Guid)>();
        var numbers = new Dictionary<Guid, long>();
        foreach (var (type, sequence, data) in await EventsAsync(world))
        {
            if (!type.Contains("segment-entered") && !type.Contains("segment-exited"))
                continue;
            var body = JsonDocument.Parse(data).RootElement;
            var contact = body.GetProperty("contactId").GetGuid();
            var segment = body.GetProperty("segmentId").GetGuid();
            Assert.Equal(numbers.GetValueOrDefault(contact) + 1, sequence);
            numbers[contact] = sequence;
            Assert.NotEqual(
                "TRIGGER_UNSPECIFIED",
                body.GetProperty("cause").GetProperty("trigger").GetString()
            );
            Assert.True(
                type.Contains("entered")
                    ? told.Add((segment, contact))
                    : told.Remove((segment, contact)),
                $"{type} was told twice"
            );
        }
        Assert.Equal(
            profiles
                .SelectMany(profile => profile.Memberships)
                .Where(membership => membership.IsMember)
                .Select(membership => (membership.SegmentId, membership.ContactId))
                .Order(),
            told.Order()
        );
    }

    private static Task<List<(string Type, long Sequence, string Data)>> EventsAsync(
        SegmentWorld world
    ) =>
        world.DoAsync<SegmentationDbContext, List<(string, long, string)>>(async db =>
            (
                await db
                    .Database.SqlQueryRaw<StoredEvent>(
                        "SELECT type AS \"Type\", sequence AS \"Sequence\", data AS \"Data\" FROM outbox_events ORDER BY sequence"
                    )
                    .ToListAsync()
            ).ConvertAll(row => (row.Type, row.Sequence, row.Data))
        );

    private sealed record StoredEvent(string Type, long Sequence, string Data);
}
