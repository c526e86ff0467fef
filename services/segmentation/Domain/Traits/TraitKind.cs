namespace Crm.Segmentation.Domain.Traits;

/// <summary>What the values of a trait are; the numbers are those of the contract.</summary>
internal enum TraitKind
{
    /// <summary>A whole number.</summary>
    Count = 1,

    /// <summary>An amount in the base currency.</summary>
    Amount = 2,

    /// <summary>Units, with four digits at most.</summary>
    Quantity = 3,

    /// <summary>A part of a whole, from 0.</summary>
    Share = 4,

    /// <summary>An instant.</summary>
    Time = 5,

    /// <summary>Local days that have passed since something; today is 0.</summary>
    Days = 6,

    /// <summary>1, the worst, to 5, the best.</summary>
    Quintile = 7,
}
