using Crm.ContactReferences;
using Crm.Interactions.Domain;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Interactions.Data;

/// <summary>The store of interactions.</summary>
/// <remarks>
/// The unique indexes of external ids stand in no list of conflicts: who hits one has lost a race, and the next attempt compares with what
/// the winner recorded.
/// </remarks>
internal abstract class InteractionsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Transaction> Transactions => Set<Transaction>();
    public DbSet<TransactionCard> TransactionCards => Set<TransactionCard>();
    public DbSet<TransactionCardCategory> TransactionCardCategories =>
        Set<TransactionCardCategory>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivityTag> ActivityTags => Set<ActivityTag>();
    public DbSet<ContactCardCount> ContactCardCounts => Set<ContactCardCount>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(InteractionsDbContext).Assembly);
        model.AddMessaging();
        model.AddContactReferences();
    }
}
