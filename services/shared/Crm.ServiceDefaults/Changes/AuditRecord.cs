using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Changes;

/// <summary>One change of one resource: who, when, what. The values stand in an <see cref="AuditValue"/>.</summary>
public sealed class AuditRecord : ITenantOwned
{
    private AuditRecord() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The id of the row.</summary>
    public Guid Id { get; private init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset CreateTime { get; private init; }

    /// <summary>Who changed it.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>The RPC that did it.</summary>
    public string Action { get; private init; } = "";

    /// <summary>The kind of the resource.</summary>
    public string ResourceType { get; private init; } = "";

    /// <summary>The id of the resource.</summary>
    public string ResourceId { get; private init; } = "";

    /// <summary>The version of the resource after the change.</summary>
    public long Version { get; private init; }

    /// <summary>The JSON names of the fields that changed, separated by commas.</summary>
    public string Fields { get; private init; } = "";

    /// <summary>The trace of the request.</summary>
    public string TraceId { get; private init; } = "";

    /// <summary>A row for a change.</summary>
    public static AuditRecord Create(
        ResourceChange change,
        string tenantId,
        string actor,
        string action,
        string traceId
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(change.Time),
            CreateTime = change.Time,
            Actor = actor,
            Action = action,
            ResourceType = change.ResourceType,
            ResourceId = change.ResourceId,
            Version = change.Version,
            Fields = string.Join(',', change.Fields),
            TraceId = traceId,
        };

    internal static void Configure(ModelBuilder model)
    {
        model.Entity<AuditRecord>(audit =>
        {
            audit.HasKey(a => new { a.TenantId, a.Id });
            audit.Property(a => a.Actor).HasMaxLength(300);
            audit.Property(a => a.Action).HasMaxLength(100);
            audit.Property(a => a.ResourceType).HasMaxLength(60);
            audit.Property(a => a.ResourceId).HasMaxLength(100);
            audit.Property(a => a.Fields).HasMaxLength(4000);
            audit.Property(a => a.TraceId).HasMaxLength(32);
            audit.HasIndex(a => new
            {
                a.TenantId,
                a.CreateTime,
                a.Id,
            });
            audit.HasIndex(a => new
            {
                a.TenantId,
                a.ResourceId,
                a.CreateTime,
            });
            audit.HasIndex(a => new
            {
                a.TenantId,
                a.ResourceType,
                a.CreateTime,
            });
            audit.HasIndex(a => new
            {
                a.TenantId,
                a.Actor,
                a.CreateTime,
            });
            audit.HasIndex(a => new
            {
                a.TenantId,
                a.Action,
                a.CreateTime,
            });
        });
        model.Entity<AuditValue>(value =>
        {
            value.HasKey(v => new { v.TenantId, v.AuditId });
            value
                .HasOne<AuditRecord>()
                .WithOne()
                .HasForeignKey<AuditValue>(v => new { v.TenantId, v.AuditId });
        });
    }
}

/// <summary>What stood in the changed fields before and after, as JSON objects by field. Erased without touching the audit row.</summary>
public sealed class AuditValue : ITenantOwned
{
    private AuditValue() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The audit row.</summary>
    public Guid AuditId { get; private init; }

    /// <summary>The values before the change.</summary>
    public string Before { get; private init; } = "{}";

    /// <summary>The values after the change.</summary>
    public string After { get; private init; } = "{}";

    /// <summary>The values of a change.</summary>
    public static AuditValue Create(AuditRecord audit, ResourceChange change) =>
        new()
        {
            TenantId = audit.TenantId,
            AuditId = audit.Id,
            Before = change.ValuesJson(change.Before),
            After = change.ValuesJson(change.After),
        };
}
