namespace Crm.Filtering;

/// <summary>The order of values in memory that equals the order of their columns.</summary>
internal static class ValueOrder<TValue>
{
    public static IComparer<TValue> Comparer { get; } =
        typeof(TValue) == typeof(string)
            ? (IComparer<TValue>)(object)CodePointOrder.Instance
            : Comparer<TValue>.Default;
}
