using Crm.Common.V1;
using Crm.Contacts.V1;
using Crm.Interactions.V1;
using Crm.Testing;

namespace Crm.Interactions.Tests.Contacts;

public class MergedContactTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Interactions_WhenContactsAreMerged_FollowAndGoBack(StoreEngine engine)
    {
        await using var alone = await InteractionsAlone.StartAsync(engine);
        var (first, second) = await MakeAsync(alone);

        await alone.TellAsync(first, Merged(first, second));

        Assert.Equal(("30.00", 2L), await RevenueAsync(alone, first));
        Assert.Equal(("30.00", 2L), await RevenueAsync(alone, second));
        Assert.Equal(2, await CallsAsync(alone, first));
        // What is recorded for the merged one belongs to the survivor, and goes back with it.
        var transactions = new TransactionsService.TransactionsServiceClient(alone.Calls);
        var late = await transactions.CreateTransactionAsync(Sales.Of(second, "5"));
        Assert.Equal($"{first}", late.ContactId);
        Assert.Equal(("35.00", 3L), await RevenueAsync(alone, first));

        await alone.TellAsync(
            first,
            new ContactUnmerged { ContactId = $"{first}", UnmergedContactIds = { $"{second}" } }
        );

        Assert.Equal(("10.00", 1L), await RevenueAsync(alone, first));
        Assert.Equal(("25.00", 2L), await RevenueAsync(alone, second));
        Assert.Equal(1, await CallsAsync(alone, second));
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Interactions_WhenMergesAreNested_ReturnToTheInnerSurvivor(StoreEngine engine)
    {
        await using var alone = await InteractionsAlone.StartAsync(engine);
        var (first, second) = await MakeAsync(alone);
        var third = Guid.NewGuid();
        await alone.TellAsync(second, Merged(second, third));
        var transactions = new TransactionsService.TransactionsServiceClient(alone.Calls);
        await transactions.CreateTransactionAsync(Sales.Of(third, "7"));

        await alone.TellAsync(first, Merged(first, second));
        Assert.Equal(("37.00", 3L), await RevenueAsync(alone, first));
        await alone.TellAsync(
            first,
            new ContactUnmerged { ContactId = $"{first}", UnmergedContactIds = { $"{second}" } }
        );

        Assert.Equal(("10.00", 1L), await RevenueAsync(alone, first));
        Assert.Equal(("27.00", 2L), await RevenueAsync(alone, third));
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Cards_WhenComputedAnew_AreWhatTheyWere(StoreEngine engine)
    {
        await using var alone = await InteractionsAlone.StartAsync(engine);
        var (first, second) = await MakeAsync(alone);
        var history = new ContactHistoryService.ContactHistoryServiceClient(alone.Calls);
        var request = new GetTransactionCardRequest { ContactId = $"{first}" };
        var before = await history.GetTransactionCardAsync(request);
        var projections = new ProjectionsService.ProjectionsServiceClient(alone.Calls);

        var operation = await projections.RebuildProjectionAsync(
            new RebuildProjectionRequest { Id = "interactions.cards" }
        );
        var operations = new OperationsService.OperationsServiceClient(alone.Calls);
        for (var i = 0; i < 200 && !operation.Done; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            operation = await operations.GetOperationAsync(
                new GetOperationRequest { Id = operation.Id }
            );
        }

        Assert.Equal(2, operation.Response.Updated);
        Assert.Equal(before, await history.GetTransactionCardAsync(request));
        Assert.Equal(1, await CallsAsync(alone, second));
        var listed = await projections.ListProjectionsAsync(new ListProjectionsRequest());
        Assert.NotNull(
            listed.Projections.Single(known => known.Id == "interactions.cards").LastRebuildTime
        );
        Assert.Contains(listed.Projections, known => known.Id == "interactions.known-contacts");
    }

    private static async Task<(Guid First, Guid Second)> MakeAsync(InteractionsAlone alone)
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var transactions = new TransactionsService.TransactionsServiceClient(alone.Calls);
        var activities = new ActivitiesService.ActivitiesServiceClient(alone.Calls);
        foreach (var (contact, price) in new[] { (first, "10"), (second, "20") })
        {
            await alone.TellAsync(
                contact,
                new ContactCreated { ContactId = $"{contact}", Version = 1 }
            );
            await transactions.CreateTransactionAsync(Sales.Of(contact, price));
            await activities.CreateActivityAsync(Sales.Call(contact));
        }
        return (first, second);
    }

    private static ContactMerged Merged(Guid survivor, Guid merged) =>
        new() { ContactId = $"{survivor}", MergedContactIds = { $"{merged}" } };

    private static async Task<(string Revenue, long Orders)> RevenueAsync(
        InteractionsAlone alone,
        Guid contact
    )
    {
        var card = await new ContactHistoryService.ContactHistoryServiceClient(
            alone.Calls
        ).GetTransactionCardAsync(new GetTransactionCardRequest { ContactId = $"{contact}" });
        var total = Assert.Single(card.Totals);
        return (total.Revenue.Amount, total.Orders);
    }

    private static async Task<int> CallsAsync(InteractionsAlone alone, Guid contact)
    {
        var card = await new ContactHistoryService.ContactHistoryServiceClient(
            alone.Calls
        ).GetContactCardAsync(new GetContactCardRequest { ContactId = $"{contact}" });
        return card.RecentActivities.Count;
    }
}
