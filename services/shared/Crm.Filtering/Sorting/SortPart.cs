namespace Crm.Filtering;

/// <summary>One key of an order and its direction.</summary>
internal sealed record SortPart<T>(SortKey<T> Key, bool IsDescending)
{
    public override string ToString() => IsDescending ? $"{Key.Name} desc" : Key.Name;
}
