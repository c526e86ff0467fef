namespace Crm.ServiceDefaults.Identity;

/// <summary>The caller of the current scope: one a request, one a piece of background work.</summary>
public sealed class CallerAccessor
{
    private Caller? _caller;

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">Nobody is known yet: reading tenant data now would be a bug.</exception>
    public Caller Caller
    {
        get =>
            _caller
            ?? throw new InvalidOperationException("The caller is not known in this scope.");
        set => _caller = value;
    }

    /// <summary>Whether the caller is known.</summary>
    public bool IsKnown => _caller is not null;
}
