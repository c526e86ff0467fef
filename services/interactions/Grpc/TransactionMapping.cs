using Crm.Contacts.V1;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Store;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Transactions between the contract and the domain.</summary>
internal static class TransactionMapping
{
    /// <summary>The content of a transaction that was validated.</summary>
    public static TransactionContent ToContent(Wire.Transaction transaction)
    {
        var kind =
            transaction.Kind == Wire.Transaction.Types.Kind.Return
                ? TransactionKind.Return
                : TransactionKind.Sale;
        return new TransactionContent(
            transaction.ExternalId.Length == 0 ? null : transaction.ExternalId,
            kind,
            transaction.OccurredAt?.ToDateTimeOffset().Truncate(),
            transaction.Currency,
            transaction.Channel,
            transaction.Region,
            [.. transaction.Lines.Select(line => ToLine(line, kind))],
            TransactionHash.Of(transaction)
        );
    }

    /// <summary>The reference to the contact; null when there is none, or two.</summary>
    public static ContactReference? ToReference(Wire.Transaction transaction)
    {
        var isKeyed = transaction.Contact is { KeyCase: not ContactReference.KeyOneofCase.None };
        if (isKeyed == transaction.ContactId.Length > 0)
            return null;
        return isKeyed ? transaction.Contact : new ContactReference { Id = transaction.ContactId };
    }

    public static Wire.Transaction ToWire(Transaction transaction)
    {
        var wire = ToWire(TransactionSummary.Of(transaction));
        wire.Lines.Add(transaction.Lines.Select(line => ToWire(line, transaction.Currency)));
        return wire;
    }

    public static Wire.Transaction ToWire(TransactionSummary transaction) =>
        new()
        {
            Id = transaction.Id.ToString(),
            Etag = Etag.Of(transaction.Version),
            CreateTime = Timestamp.FromDateTimeOffset(transaction.CreateTime),
            UpdateTime = Timestamp.FromDateTimeOffset(transaction.UpdateTime),
            ContactId = transaction.ContactId.ToString(),
            ExternalId = transaction.ExternalId ?? "",
            Kind = (Wire.Transaction.Types.Kind)transaction.Kind,
            OccurredAt = Timestamp.FromDateTimeOffset(transaction.OccurredAt),
            Currency = transaction.Currency,
            Channel = transaction.Channel,
            Region = transaction.Region,
            Total = transaction.Total.ToMoney(transaction.Currency),
            Cost = transaction.Cost.ToMoney(transaction.Currency),
        };

    private static TransactionLine ToLine(Wire.TransactionLine line, TransactionKind kind)
    {
        var quantity = (decimal)line.Quantity;
        return new TransactionLine(
            line.Sku,
            line.Description,
            line.Category,
            kind == TransactionKind.Return ? Math.Abs(quantity) : quantity,
            line.UnitPrice.ToDecimal(),
            line.HasUnitCost ? line.UnitCost.ToDecimal() : null
        );
    }

    private static Wire.TransactionLine ToWire(TransactionLine line, string currency)
    {
        var wire = new Wire.TransactionLine
        {
            Sku = line.Sku,
            Description = line.Description,
            Category = line.Category,
            Quantity = (double)line.Quantity,
            UnitPrice = line.UnitPrice.ToText(),
            Amount = line.Amount.ToMoney(currency),
        };
        if (line.UnitCost is { } cost)
            wire.UnitCost = cost.ToText();
        return wire;
    }
}
