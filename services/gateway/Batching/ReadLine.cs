namespace Crm.Gateway.Batching;

/// <summary>The reads of one caller that wait for their turn. The turn of one is taken from the beginning; used under the lock of its owner.</summary>
internal sealed class ReadLine
{
    private const int MostTurns = 2;

    private const int LeastCrowd = 4;

    private readonly Queue<WaitingRead> _waiting = [];
    private int _turns = 1;
    private int _underWay = 1;

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>Whether no turn is taken any more; then nobody waits either.</summary>
    public bool IsDone => _turns == 0;

    // As many as are under way need not wait for them: leaving beside them, both batches are large.
    private bool IsCrowd => _waiting.Count >= Math.Max(LeastCrowd, _underWay);

    /// <summary>Lets a read wait.</summary>
    /// <returns>True when those who wait now take a turn of their own.</returns>
    public bool Join(WaitingRead read)
    {
        _waiting.Enqueue(read);
        if (_turns == MostTurns || !IsCrowd)
            return false;
        _turns++;
        return true;
    }

    /// <summary>Whose turn has come board, and nobody when it ends: while another is taken, a few wait for more.</summary>
    /// <param name="flight">What they leave with.</param>
    /// <param name="landed">How many are back that left in this turn before.</param>
    public void Board(ReadFlight flight, int landed)
    {
        _underWay -= landed;
        if (_turns == 1 || IsCrowd)
        {
            while (!flight.IsFull && _waiting.TryDequeue(out var read))
                flight.Board(read);
        }
        if (flight.IsEmpty)
            _turns--;
        _underWay += flight.Count;
    }
}
