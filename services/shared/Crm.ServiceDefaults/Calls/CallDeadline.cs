namespace Crm.ServiceDefaults.Calls;

/// <summary>Until when the work at hand is of use to its caller. It flows with the asynchronous work, and outgoing calls take it over.</summary>
public static class CallDeadline
{
    private static readonly AsyncLocal<DateTime?> Ambient = new();

    /// <summary>The instant in UTC; null when nobody waits for a certain time.</summary>
    /// <remarks>Set it in an asynchronous method (the interceptor does, a door that is not gRPC may): it holds for what that method calls.</remarks>
    public static DateTime? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }
}
