namespace Crm.Messaging.Tests.World;

/// <summary>Ends the work at a named place, once, as if the process had ended there.</summary>
internal sealed class Crashes : FaultPoints
{
    public string Point { get; set; } = "";

    public bool HasHappened { get; private set; }

    /// <summary>What else happens there.</summary>
    public Action<string> Reached { get; set; } = _ => { };

    public override void Reach(string point)
    {
        Reached(point);
        if (point != Point || HasHappened)
            return;
        HasHappened = true;
        throw new CrashException();
    }
}

/// <summary>Nobody saw the end: for who waits for an answer, it is as if the line broke.</summary>
internal sealed class CrashException() : OperationCanceledException("The process ended here.");
