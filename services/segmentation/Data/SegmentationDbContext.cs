using Crm.ContactReferences;
using Crm.Messaging;
using Crm.Segmentation.Data.Configurations;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>The store of segmentation.</summary>
internal abstract class SegmentationDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    private static readonly Dictionary<string, Error> ByIndex = new(StringComparer.Ordinal)
    {
        [SegmentConfiguration.NameIndex] = SegmentErrors.NameTaken,
    };

    public DbSet<Segment> Segments => Set<Segment>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<EvaluationState> EvaluationStates => Set<EvaluationState>();
    public DbSet<SweepLease> SweepLeases => Set<SweepLease>();
    public DbSet<Profile> Profiles => Set<Profile>();
    public DbSet<ProfileValue> ProfileValues => Set<ProfileValue>();
    public DbSet<ProfileDay> ProfileDays => Set<ProfileDay>();
    public DbSet<ProfileDayCategory> ProfileDayCategories => Set<ProfileDayCategory>();
    public DbSet<TransactionFact> TransactionFacts => Set<TransactionFact>();
    public DbSet<ActivityFact> ActivityFacts => Set<ActivityFact>();
    public DbSet<TicketFact> TicketFacts => Set<TicketFact>();
    public DbSet<KnownTenant> KnownTenants => Set<KnownTenant>();
    public DbSet<QuintileMark> QuintileMarks => Set<QuintileMark>();
    public DbSet<QuintileLease> QuintileLeases => Set<QuintileLease>();

    public override IReadOnlyDictionary<string, Error> Conflicts => ByIndex;

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(SegmentationDbContext).Assembly);
        model.AddContactReferences();
        model.AddMessaging();
    }
}
