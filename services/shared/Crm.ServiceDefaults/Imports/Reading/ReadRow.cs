using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>What a row says: a resource, or why it is refused.</summary>
/// <param name="Resource">The resource; null when the row is refused.</param>
/// <param name="Problem">Why it is refused.</param>
/// <param name="GroupKey">What it has in common with the rows of the same record; null when it is a record of its own.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReadRow<TResource>(
    TResource? Resource,
    RowProblem? Problem,
    string? GroupKey = null
)
    where TResource : class, IMessage<TResource>;
