using System.Globalization;
using System.Text;
using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Validation;

/// <summary>Where a validation stands and what it found. It is used again by the same thread: a valid message costs no memory.</summary>
internal sealed class ValidationRun
{
    private const int MostViolations = 50;

    // A list or map between any two messages, and a last field with its index.
    private const int MostSegments = 2 * (MessagePlan.MostNesting + 2);

    [ThreadStatic]
    private static ValidationRun? _idle;

    private readonly PathSegment[] _path = new PathSegment[MostSegments];
    private int _length;
    private List<FieldViolation>? _violations;

    public int Nesting { get; set; }

    public bool IsFull => _violations?.Count >= MostViolations;

    public static ValidationRun Begin()
    {
        var run = _idle ?? new ValidationRun();
        _idle = null;
        run._length = 0;
        run.Nesting = 0;
        return run;
    }

    /// <summary>What was found; null when nothing was.</summary>
    public List<FieldViolation>? End()
    {
        var violations = _violations;
        _violations = null;
        Array.Clear(_path);
        _idle = this;
        return violations;
    }

    public void Enter(string name) => _path[_length++] = new PathSegment(name, -1);

    public void Enter(int index) => _path[_length++] = new PathSegment(null, index);

    public void Leave() => _length--;

    public void Add(string reason, string description)
    {
        if (!IsFull)
            (_violations ??= []).Add(new FieldViolation(Path(), reason, description));
    }

    private string Path()
    {
        var path = new StringBuilder();
        foreach (var segment in _path.AsSpan(0, _length))
        {
            if (segment.Name is null)
                path.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
            else
                path.Append(path.Length > 0 ? "." : "").Append(segment.Name);
        }
        return path.ToString();
    }

    private readonly record struct PathSegment(string? Name, int Index);
}
