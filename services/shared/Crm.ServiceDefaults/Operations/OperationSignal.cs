using Crm.ServiceDefaults.Hosting;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Wakes the worker of this process when there is an operation to work on.</summary>
public sealed class OperationSignal : WorkSignal;
