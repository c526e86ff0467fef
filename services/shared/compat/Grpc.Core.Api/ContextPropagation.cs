namespace Grpc.Core;

/// <summary>Which parts of a server call a child call inherits.</summary>
public class ContextPropagationOptions(
    bool propagateDeadline = true,
    bool propagateCancellation = true
)
{
    public static readonly ContextPropagationOptions Default = new();

    public bool IsPropagateDeadline { get; } = propagateDeadline;

    public bool IsPropagateCancellation { get; } = propagateCancellation;
}

/// <summary>An opaque token that carries the context of a server call to a child call.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken() { }
}
