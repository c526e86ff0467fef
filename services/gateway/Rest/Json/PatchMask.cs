using Google.Protobuf.WellKnownTypes;

namespace Crm.Gateway.Rest.Json;

/// <summary>Collects the fields that a merge patch names, as paths in proto names.</summary>
internal sealed class PatchMask
{
    private readonly List<string> _paths = [];
    private string _prefix = "";

    /// <summary>Names a field of the message that is being read.</summary>
    public void Add(string name) => _paths.Add(_prefix + name);

    /// <summary>Goes down to a message until the result is disposed.</summary>
    public IDisposable Enter(string name)
    {
        var level = new Level(this, _prefix);
        _prefix = $"{_prefix}{name}.";
        return level;
    }

    public FieldMask ToFieldMask()
    {
        var mask = new FieldMask();
        mask.Paths.Add(_paths);
        return mask;
    }

    private sealed class Level(PatchMask mask, string prefix) : IDisposable
    {
        public void Dispose() => mask._prefix = prefix;
    }
}
