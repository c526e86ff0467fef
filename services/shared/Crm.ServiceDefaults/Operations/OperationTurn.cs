namespace Crm.ServiceDefaults.Operations;

/// <summary>A lease on an operation: while it is renewed, nobody else can move the operation on.</summary>
internal sealed class OperationTurn(string tenantId, Guid operationId, Guid lease)
{
    private object? _kept;

    public string TenantId => tenantId;

    public Guid OperationId => operationId;

    public Guid Lease => lease;

    public T Keep<T>(Func<T> create)
        where T : class
    {
        if (_kept is not T kept)
            _kept = kept = create();
        return kept;
    }
}
