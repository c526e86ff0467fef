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
