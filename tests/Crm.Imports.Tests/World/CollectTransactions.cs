using Crm.Interactions.V1;
using Crm.ServiceDefaults.Imports;

namespace Crm.Imports.Tests.World;

/// <summary>Keeps the transactions that it is given.</summary>
internal sealed class CollectTransactions(CollectedTransactions collected)
    : ImportHandler<Transaction>
{
    public override string Kind => "transactions.import";

    public override ImportGrouping Grouping => new("externalId", "lines", Earliest: "occurredAt");

    public override Task<IReadOnlyList<ImportOutcome>> ApplyAsync(
        IReadOnlyList<ImportRecord<Transaction>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        collected.Records.AddRange(records);
        return Task.FromResult<IReadOnlyList<ImportOutcome>>([
            .. records.Select(record => ImportOutcome.Created(record.Resource.ExternalId)),
        ]);
    }
}

/// <summary>What was applied.</summary>
internal sealed class CollectedTransactions
{
    public List<ImportRecord<Transaction>> Records { get; } = [];
}
