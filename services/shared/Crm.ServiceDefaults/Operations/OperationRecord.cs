using System.Diagnostics;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Long work of this service: what is to be done, for whom, who works on it, how far it is.</summary>
public sealed partial class OperationRecord : ITenantOwned, IVersioned
{
    /// <summary>How long an operation is kept after its end.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private OperationRecord() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The id.</summary>
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public long Version { get; private set; } = 1;

    /// <summary>What is done, such as <c>contacts.import</c>: names the handler.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The RPC that began it; stands in the audit rows of the work.</summary>
    public string Action { get; private init; } = "";

    /// <summary>Who began it; the work is done in this name.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>The time zone of the tenant when it began.</summary>
    public string TimeZone { get; private init; } = "";

    /// <summary>The base currency of the tenant when it began.</summary>
    public string BaseCurrency { get; private init; } = "";

    /// <summary>The trace that the work belongs to, as W3C <c>traceparent</c>.</summary>
    public string TraceParent { get; private init; } = "";

    /// <summary>What the handler was given, as it wrote it; empty at the end.</summary>
    public string Input { get; private set; } = "";

    /// <summary>Whether nothing is to be stored.</summary>
    public bool IsDryRun { get; private init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreateTime { get; private init; }

    /// <summary>When it last moved on.</summary>
    public DateTimeOffset UpdateTime { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public OperationState State { get; private set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether it is to end at the next chunk.</summary>
    public bool IsCancelRequested { get; private set; }

    /// <summary>Where the handler goes on, as it wrote it; empty at the beginning.</summary>
    public string Checkpoint { get; private set; } = "";

    /// <summary>Rows in all; null until they are counted.</summary>
    public int? Total { get; private set; }

    /// <summary>Rows whose resource was created.</summary>
    public int Created { get; private set; }

    /// <summary>Rows whose resource was changed.</summary>
    public int Updated { get; private set; }

    /// <summary>Rows that said what was already so.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Rows that a later row of the same key replaced.</summary>
    public int Coalesced { get; private set; }

    /// <summary>Rows that were refused.</summary>
    public int Failed { get; private set; }

    /// <summary>Why it failed; empty when it did not.</summary>
    public string ErrorCode { get; private set; } = "";

    /// <summary>Why it failed, for people.</summary>
    public string ErrorDetail { get; private set; } = "";

    /// <summary>How often it was tried in vain since it last moved on.</summary>
    public int Attempts { get; private set; }

    /// <summary>Who works on it; empty when nobody does. What is not under the same lease any more cannot be committed.</summary>
    public Guid Lease { get; private set; }

    /// <summary>When it is next taken up: to go on, after a lease that was not renewed, to clean up, or to be deleted.</summary>
    public DateTimeOffset DueTime { get; private set; }

    /// <summary>Rows that are done.</summary>
    public int Processed => Created + Updated + Unchanged + Coalesced + Failed;

    /// <summary>0 to 100; 100 only at a good end.</summary>
    public int Percent =>
        State == OperationState.Succeeded ? 100
        : Total is > 0 ? (int)Math.Min(99, 100L * Processed / Total.Value)
        : 0;

    /// <summary>An operation that waits for a worker.</summary>
    public static OperationRecord Create(
        NewOperation operation,
        Caller caller,
        string action,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = caller.TenantId,
            Id = operation.Id ?? Guid.CreateVersion7(now),
            Kind = operation.Kind,
            Action = action,
            Actor = caller.Actor,
            TimeZone = caller.TimeZone,
            BaseCurrency = caller.BaseCurrency,
            TraceParent = Activity.Current?.Id ?? "",
            Input = operation.Input,
            IsDryRun = operation.IsDryRun,
            CreateTime = now,
            UpdateTime = now,
            DueTime = now,
        };
}
