using Crm.ServiceDefaults.Operations;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Makes the result of a record of what the handler said of it.</summary>
internal static class ImportResults
{
    public static OperationResultRecord Of<TResource>(
        OperationRecord operation,
        ReadRecord<TResource> record,
        ImportOutcome outcome
    )
        where TResource : class, IMessage<TResource>, new()
    {
        if (outcome.Error is not { } error)
            return OperationResultRecord.Create(
                operation,
                record.Row,
                record.LastRow,
                outcome.Kind,
                outcome.ResourceId
            );
        var violation = error.Violations.Count > 0 ? error.Violations[0] : null;
        var pointer = violation is null
            ? ""
            : JsonPointers.Of(record.Resource!.Descriptor, violation.Field);
        return OperationResultRecord.Refuse(
            operation,
            record.Row,
            record.LastRow,
            error.Reason,
            pointer,
            violation?.Description ?? error.Message
        );
    }
}
