using System.Text.Json.Serialization;

namespace Crm.Interactions.Domain;

/// <summary>One product of a transaction. Of a return, the quantity is what came back.</summary>
internal sealed record TransactionLine(
    string Sku,
    string Description,
    string Category,
    decimal Quantity,
    decimal UnitPrice,
    decimal? UnitCost
)
{
    /// <summary>Quantity times price.</summary>
    [JsonIgnore]
    public decimal Amount => Round(Quantity * UnitPrice);

    /// <summary>Quantity times cost; 0 when the cost is not known.</summary>
    [JsonIgnore]
    public decimal Cost => Round(Quantity * (UnitCost ?? 0));

    private static decimal Round(decimal value) =>
        Math.Round(value, 4, MidpointRounding.AwayFromZero);
}
