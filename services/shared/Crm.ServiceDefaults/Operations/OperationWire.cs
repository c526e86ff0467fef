using System.Globalization;
using Crm.Common.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Operations as the contract shows them. Their id carries the service: <c>contacts-0197…</c>.</summary>
public sealed class OperationWire(ServiceIdentity service)
{
    /// <summary>The service and the id of an operation; false when the text is not the id of one.</summary>
    public static bool TryReadId(string text, out string serviceName, out Guid id)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        serviceName = dash > 0 ? text[..dash] : "";
        id = default;
        // Written back and compared: an id has one spelling.
        return dash > 0
            && Guid.TryParseExact(text.AsSpan(dash + 1), "D", out id)
            && text.AsSpan(dash + 1).SequenceEqual(id.ToString());
    }

    /// <summary>The id of an operation of this service; false for what is none.</summary>
    public bool TryReadOwnId(string text, out Guid id) =>
        TryReadId(text, out var name, out id) && name == service.Name;

    /// <summary>An operation.</summary>
    public Operation ToWire(OperationRecord operation)
    {
        var wire = new Operation
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{service.Name}-{operation.Id}"),
            Kind = operation.Kind,
            Done = operation.IsDone,
            Progress = new OperationProgress
            {
                Processed = operation.Processed,
                Failed = operation.Failed,
                Percent = operation.Percent,
            },
            CreateTime = operation.CreateTime.ToTimestamp(),
            UpdateTime = operation.UpdateTime.ToTimestamp(),
            EndTime = operation.EndTime?.ToTimestamp(),
            Etag = Etag.Of(operation.Version),
        };
        if (operation.Total is { } total)
            wire.Progress.Total = total;
        if (operation.State == OperationState.Succeeded)
            wire.Response = ResponseOf(operation);
        else if (operation.IsDone)
            wire.Error = new OperationError
            {
                Code = operation.ErrorCode,
                Detail = operation.ErrorDetail,
            };
        return wire;
    }

    /// <summary>The result of a record of an import.</summary>
    public static OperationResult ToWire(OperationResultRecord result)
    {
        var wire = new OperationResult
        {
            Row = result.Row,
            LastRow = result.LastRow,
            Outcome = result.Outcome,
        };
        if (result.ResourceId.Length > 0)
            wire.ResourceId = result.ResourceId;
        if (result.Code.Length > 0)
        {
            wire.Error = new OperationResultError
            {
                Code = result.Code,
                Pointer = result.Field,
                Detail = result.Detail,
            };
        }
        return wire;
    }

    private static OperationResponse ResponseOf(OperationRecord operation) =>
        new()
        {
            Total = operation.Total ?? operation.Processed,
            Created = operation.Created,
            Updated = operation.Updated,
            Unchanged = operation.Unchanged,
            Coalesced = operation.Coalesced,
            Failed = operation.Failed,
            DryRun = operation.IsDryRun,
        };
}
