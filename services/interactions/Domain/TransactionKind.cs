namespace Crm.Interactions.Domain;

/// <summary>Which way the goods went; the numbers are those of the contract.</summary>
internal enum TransactionKind
{
    /// <summary>Sold.</summary>
    Sale = 1,

    /// <summary>Brought back.</summary>
    Return = 2,
}
