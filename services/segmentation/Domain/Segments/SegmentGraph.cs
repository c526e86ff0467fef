namespace Crm.Segmentation.Domain.Segments;

/// <summary>Which segments the rules of a tenant name.</summary>
/// <param name="named">The segments that the rule of a segment names, by its id.</param>
internal sealed class SegmentGraph(IReadOnlyDictionary<Guid, IReadOnlyCollection<Guid>> named)
{
    /// <summary>Whether a segment depends on itself.</summary>
    public bool HasCycle(Guid segmentId) =>
        Reach(segmentId).Skip(1).Any(reached => reached == segmentId);

    /// <summary>The segments on the longest way from the segment down to one that names none. There is no cycle.</summary>
    public int Depth(Guid segmentId) => 1 + Named(segmentId).Select(Depth).DefaultIfEmpty(0).Max();

    /// <summary>The segments whose rules name the segment.</summary>
    public IEnumerable<Guid> UsersOf(Guid segmentId) =>
        named.Where(pair => pair.Value.Contains(segmentId)).Select(pair => pair.Key);

    /// <summary>The segments that depend on it, itself included.</summary>
    public HashSet<Guid> DependentsOf(Guid segmentId)
    {
        var dependents = new HashSet<Guid> { segmentId };
        var open = new Queue<Guid>(dependents);
        while (open.TryDequeue(out var next))
        {
            foreach (var user in UsersOf(next).Where(dependents.Add))
                open.Enqueue(user);
        }
        return dependents;
    }

    private IReadOnlyCollection<Guid> Named(Guid segmentId) =>
        named.GetValueOrDefault(segmentId, []);

    // The segment first; once more when it is reached again.
    private IEnumerable<Guid> Reach(Guid segmentId)
    {
        var seen = new HashSet<Guid>();
        var open = new Stack<Guid>([segmentId]);
        yield return segmentId;
        while (open.TryPop(out var next))
        {
            foreach (var below in Named(next))
            {
                if (seen.Add(below))
                    open.Push(below);
                if (below == segmentId)
                    yield return below;
            }
        }
    }
}
