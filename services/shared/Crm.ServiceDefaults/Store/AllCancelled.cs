namespace Crm.ServiceDefaults.Store;

/// <summary>A token that is cancelled when each of several is.</summary>
internal sealed class AllCancelled : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<CancellationTokenRegistration> _registrations;
    private int _left;

    public AllCancelled(List<CancellationToken> tokens)
    {
        _left = tokens.Count;
        _registrations = tokens.ConvertAll(token => token.UnsafeRegister(Cancel, null));
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Cancel(object? _)
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _source.Cancel();
    }
}
