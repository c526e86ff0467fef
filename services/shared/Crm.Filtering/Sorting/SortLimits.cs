namespace Crm.Filtering;

/// <summary>How much an order may ask for.</summary>
public static class SortLimits
{
    /// <summary>Most fields that an order names; the unique key that ends every order is not counted.</summary>
    public const int MaxFields = 2;

    /// <summary>Longest order, in UTF-16 units.</summary>
    public const int MaxLength = 200;
}
