namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>The columns that a mapping reads, each once.</summary>
internal sealed class MappingColumns
{
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    public int SlotOf(string column)
    {
        var slot = _names.IndexOf(column);
        if (slot >= 0)
            return slot;
        _names.Add(column);
        return _names.Count - 1;
    }
}
