namespace Crm.Gateway.Limits;

/// <summary>Counts requests against quotas: a bucket holds as many as its quota says, and they come back evenly.</summary>
internal interface IQuotas
{
    /// <summary>Takes one request out of a bucket.</summary>
    ValueTask<Grant> TakeAsync(Bucket bucket);

    /// <summary>Puts one back that was not made.</summary>
    void Return(Bucket bucket);
}

/// <summary>Whether a request may be made.</summary>
/// <param name="IsGranted">Whether it may.</param>
/// <param name="Remaining">How many more may be made now.</param>
/// <param name="RetryAfter">When the next may be made, where this one may not.</param>
internal readonly record struct Grant(bool IsGranted, int Remaining, TimeSpan RetryAfter);

/// <summary>What was taken out of a bucket at once.</summary>
/// <param name="Count">How many; fewer than wanted when the bucket had no more.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="RetryAfter">When the next is there, when none is left.</param>
internal readonly record struct Batch(int Count, int Remaining, TimeSpan RetryAfter)
{
    public Grant ToGrant() => new(Count > 0, Remaining, RetryAfter);
}
