using System.Diagnostics;
using System.Globalization;

namespace Crm.AllInOne.Demo;

/// <summary>Tells on lines how far the loading is: every two seconds, and at the end of a step.</summary>
internal sealed class DemoProgress(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private string _step = "";
    private int _total;
    private int _done;
    private long _begin;
    private long _said;

    public void Begin(string step, int total)
    {
        (_step, _total, _done) = (step, total, 0);
        _begin = _said = time.GetTimestamp();
    }

    /// <summary>One more is done.</summary>
    public void Advance()
    {
        lock (_lock)
            Reach(_done + 1);
    }

    /// <summary>So many are done.</summary>
    public void Reach(int done)
    {
        _done = done;
        if (time.GetElapsedTime(_said) < Interval)
            return;
        _said = time.GetTimestamp();
        Say($"{_done} of {_total} {_step} …");
    }

    public void End() =>
        Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_total} {_step} ({time.GetElapsedTime(_begin).TotalSeconds:0.0} s)"
            )
        );

    public void Say(string text) => output.WriteLine($"Demo     {text}");
}
