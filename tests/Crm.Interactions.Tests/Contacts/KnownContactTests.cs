using Crm.Contacts.V1;
using Crm.Interactions.V1;
using Crm.Testing;
using Grpc.Core;

namespace Crm.Interactions.Tests.Contacts;

public class KnownContactTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Contact_WhenEventsToldOfIt_IsNotAskedFor(StoreEngine engine)
    {
        await using var alone = await InteractionsAlone.StartAsync(engine);
        var transactions = new TransactionsService.TransactionsServiceClient(alone.Calls);
        var known = Guid.NewGuid();
        await alone.TellAsync(known, new ContactCreated { ContactId = $"{known}", Version = 1 });

        var recorded = await transactions.CreateTransactionAsync(Sales.Of(known, "10"));
        var unknown = await FailAsync(transactions, Guid.NewGuid());
        await alone.TellAsync(known, new ContactDeleted { ContactId = $"{known}", Version = 2 });
        var deleted = await FailAsync(transactions, known);
        // Late: it was created before it was deleted.
        await alone.TellAsync(known, new ContactUpdated { ContactId = $"{known}", Version = 1 });
        var stillDeleted = await FailAsync(transactions, known);
        await alone.TellAsync(known, new ContactRestored { ContactId = $"{known}", Version = 3 });
        var restored = await transactions.CreateTransactionAsync(Sales.Of(known, "10"));

        Assert.Equal($"{known}", recorded.ContactId);
        Assert.Equal(StatusCode.Unavailable, unknown);
        Assert.Equal(StatusCode.NotFound, deleted);
        Assert.Equal(StatusCode.NotFound, stillDeleted);
        Assert.Equal($"{known}", restored.ContactId);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Contact_WhenItWasMergedBeforeItWasHeardOf_IsAskedForOnce(StoreEngine engine)
    {
        var (merged, survivor) = (Guid.NewGuid(), Guid.NewGuid());
        await using var contacts = await AnsweringContacts.StartAsync(id =>
            id == merged ? survivor : id
        );
        await using var alone = await InteractionsAlone.StartAsync(
            engine,
            ("Services:contacts", contacts.Address)
        );
        var transactions = new TransactionsService.TransactionsServiceClient(alone.Calls);

        foreach (var named in (Guid[])[merged, merged, survivor])
        {
            var recorded = await transactions.CreateTransactionAsync(Sales.Of(named, "10"));
            Assert.Equal($"{survivor}", recorded.ContactId);
        }
        // Whose it was is known too: it goes back without a question.
        await alone.TellAsync(
            survivor,
            new ContactUnmerged { ContactId = $"{survivor}", UnmergedContactIds = { $"{merged}" } }
        );
        var unmerged = await transactions.CreateTransactionAsync(Sales.Of(merged, "10"));

        Assert.Equal($"{merged}", unmerged.ContactId);
        Assert.Equal(1, contacts.Questions);
    }

    private static async Task<StatusCode> FailAsync(
        TransactionsService.TransactionsServiceClient transactions,
        Guid contact
    ) =>
        (
            await Assert.ThrowsAsync<RpcException>(async () =>
                await transactions.CreateTransactionAsync(Sales.Of(contact, "10"))
            )
        ).StatusCode;
}
