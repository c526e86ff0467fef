using Crm.ServiceDefaults.Operations;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>
/// The import of a resource as long work: a first pass counts the rows and finds the last row of each key, a second one applies the
/// records. Each step goes on at a row, and commits with what it did.
/// </summary>
internal sealed class ImportOperation<TResource>(
    ImportHandler<TResource> handler,
    ImportScan<TResource> scan,
    ImportApply<TResource> apply
) : IOperationHandler
    where TResource : class, IMessage<TResource>, new()
{
    public string Kind => handler.Kind;

    public IReadOnlyList<string> Permissions => handler.Permissions;

    public Task<StepResult> StepAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var session = context.Keep(() =>
            new ImportSession<TResource>(context.Operation, handler.Grouping)
        );
        var checkpoint = ImportCheckpoint.Read(context.Operation.Checkpoint, session.Settings);
        return checkpoint.IsScanned
            ? apply.StepAsync(context, session, checkpoint, cancellationToken)
            : scan.StepAsync(context.Operation, session, checkpoint, cancellationToken);
    }
}
