using Crm.Interactions.V1;

namespace Crm.Interactions.Tests.Contacts;

internal static class Sales
{
    public static CreateTransactionRequest Of(Guid contact, string price) =>
        new()
        {
            Transaction = new Transaction
            {
                ContactId = $"{contact}",
                Currency = "EUR",
                Lines =
                {
                    new TransactionLine
                    {
                        Sku = "A",
                        Quantity = 1,
                        UnitPrice = price,
                        Category = "tea",
                    },
                },
            },
        };

    public static CreateActivityRequest Call(Guid contact) =>
        new()
        {
            Activity = new Activity { ContactId = $"{contact}", Kind = Activity.Types.Kind.Call },
        };
}
