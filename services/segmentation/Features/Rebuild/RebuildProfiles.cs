using Crm.ServiceDefaults.Operations;

namespace Crm.Segmentation.Features.Rebuild;

/// <summary>
/// Computes all profiles of a tenant anew: reads the facts of each source page by page, then makes the profiles from them. Events go on
/// arriving meanwhile; who is told the same twice counts it once.
/// </summary>
internal sealed class RebuildProfiles(SourceFacts sources, ProfileDerivation derivation)
    : IOperationHandler
{
    /// <summary>The name of the projection.</summary>
    public const string Projection = "profiles";

    private const char Separator = ':';

    public string Kind => $"segmentation.{Projection}.rebuild";

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var checkpoint = context.Operation.Checkpoint.Split(Separator);
        var (stage, position) = checkpoint is [var name, var place]
            ? (Enum.Parse<Stage>(name), place)
            : (default, "");
        var (count, next) = stage switch
        {
            Stage.Contacts => await sources.TakeContactsAsync(position, cancellationToken),
            Stage.Transactions => await sources.TakeTransactionsAsync(position, cancellationToken),
            Stage.Activities => await sources.TakeActivitiesAsync(position, cancellationToken),
            Stage.Tickets => await sources.TakeTicketsAsync(position, cancellationToken),
            _ => await derivation.StepAsync(position, cancellationToken),
        };
        if (next is null && stage == Stage.Profiles)
            return StepResult.Done();
        return StepResult.Continue(
            next is null ? $"{stage + 1}{Separator}" : $"{stage}{Separator}{next}"
        ) with
        {
            Counts = new RowCounts(Updated: count),
        };
    }

    private enum Stage
    {
        Contacts,
        Transactions,
        Activities,
        Tickets,
        Profiles,
    }
}
