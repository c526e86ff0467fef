using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>A record of an import: a row, or rows that belong together.</summary>
/// <param name="Row">Its first row; the first row of data is 1.</param>
/// <param name="LastRow">Its last row.</param>
/// <param name="Resource">What it says. It keeps the rules of the contract.</param>
public sealed record ImportRecord<TResource>(int Row, int LastRow, TResource Resource)
    where TResource : class, IMessage<TResource>;
