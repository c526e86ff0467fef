namespace Crm.ServiceDefaults.Operations;

/// <summary>Where an operation is in its life.</summary>
public enum OperationState
{
    /// <summary>Accepted; nobody has worked on it yet.</summary>
    Pending,

    /// <summary>Being worked on.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended since someone cancelled it.</summary>
    Cancelled,
}
