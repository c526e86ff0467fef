namespace Crm.ServiceDefaults.Operations;

/// <summary>What a handler knows when it does a chunk.</summary>
public sealed class OperationContext
{
    private readonly OperationTurn _turn;

    internal OperationContext(OperationRecord operation, int attempt, OperationTurn turn)
    {
        Operation = operation;
        Attempt = attempt;
        _turn = turn;
    }

    /// <summary>The operation as it was before the chunk. It moves on by the <see cref="StepResult"/> only.</summary>
    public OperationRecord Operation { get; }

    /// <summary>How often this chunk is tried, from 1; more when it collided with other work.</summary>
    public int Attempt { get; }

    /// <summary>Something that is worth keeping from chunk to chunk, such as what was parsed from the input. It may be lost at any time.</summary>
    public T Keep<T>(Func<T> create)
        where T : class => _turn.Keep(create);
}
