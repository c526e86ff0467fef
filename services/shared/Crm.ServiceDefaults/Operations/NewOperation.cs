namespace Crm.ServiceDefaults.Operations;

/// <summary>What an operation is to do.</summary>
/// <param name="Kind">Names the handler, such as <c>contacts.import</c>.</param>
/// <param name="Input">What the handler needs to know, in a form of its own.</param>
/// <param name="IsDryRun">Whether nothing is to be stored.</param>
/// <param name="Id">The id, where something was stored under it before; a new one when left out.</param>
public sealed record NewOperation(
    string Kind,
    string Input = "",
    bool IsDryRun = false,
    Guid? Id = null
);
