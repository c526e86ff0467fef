using System.Collections;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Applies a partial update: the fields of the mask are taken from the patch, all others stay.</summary>
public static class FieldMaskMerge
{
    private static readonly FieldMask.MergeOptions Replace = new()
    {
        ReplaceMessageFields = true,
        ReplacePrimitiveFields = true,
        ReplaceRepeatedFields = true,
    };

    /// <summary>A copy of <paramref name="current"/> with the masked fields of <paramref name="patch"/>.</summary>
    /// <param name="current">The resource as it is.</param>
    /// <param name="patch">The new values.</param>
    /// <param name="mask">Paths in proto names; <c>map_field.key</c> names one entry of a map, removed when the patch lacks it.</param>
    public static T Apply<T>(T current, T patch, FieldMask mask)
        where T : class, IMessage<T>
    {
        var merged = current.Clone();
        var plain = new FieldMask();
        foreach (var path in mask.Paths)
        {
            if (!TryMergeMapEntry(merged, patch, path))
                plain.Paths.Add(path);
        }
        plain.Merge(patch, merged, Replace);
        return merged;
    }

    private static bool TryMergeMapEntry(IMessage merged, IMessage patch, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || merged.Descriptor.FindFieldByName(path[..dot]) is not { IsMap: true } field)
            return false;
        var key = path[(dot + 1)..];
        var target = (IDictionary)field.Accessor.GetValue(merged);
        var source = (IDictionary)field.Accessor.GetValue(patch);
        target.Remove(key);
        if (source.Contains(key))
            target[key] = source[key];
        return true;
    }
}
