using Crm.Common.V1;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

/// <summary>What became of one record of an import.</summary>
public sealed class OperationResultRecord : ITenantOwned
{
    internal const int MostDetailLength = 500;
    private const int MostCodeLength = 60;
    private const int MostFieldLength = 300;
    private const int MostResourceIdLength = 100;

    private OperationResultRecord() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The operation.</summary>
    public Guid OperationId { get; private init; }

    /// <summary>The first row of the record; the first row of data is 1.</summary>
    public int Row { get; private init; }

    /// <summary>The last row of the record.</summary>
    public int LastRow { get; private init; }

    /// <summary>What became of it.</summary>
    public OperationResult.Types.Outcome Outcome { get; private init; }

    /// <summary>The resource; empty when there is none.</summary>
    public string ResourceId { get; private init; } = "";

    /// <summary>Why it was refused; empty when it was not.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The field, as a JSON pointer into the resource.</summary>
    public string Field { get; private init; } = "";

    /// <summary>Why it was refused, for people.</summary>
    public string Detail { get; private init; } = "";

    /// <summary>A result that is not a refusal.</summary>
    public static OperationResultRecord Create(
        OperationRecord operation,
        int row,
        int lastRow,
        OperationResult.Types.Outcome outcome,
        string resourceId = ""
    ) =>
        new()
        {
            TenantId = operation.TenantId,
            OperationId = operation.Id,
            Row = row,
            LastRow = lastRow,
            Outcome = outcome,
            ResourceId = Shorten(resourceId, MostResourceIdLength),
        };

    /// <summary>A refusal.</summary>
    public static OperationResultRecord Refuse(
        OperationRecord operation,
        int row,
        int lastRow,
        string code,
        string field,
        string detail
    ) =>
        new()
        {
            TenantId = operation.TenantId,
            OperationId = operation.Id,
            Row = row,
            LastRow = lastRow,
            Outcome = OperationResult.Types.Outcome.Failed,
            Code = Shorten(code, MostCodeLength),
            Field = Shorten(field, MostFieldLength),
            Detail = Shorten(detail, MostDetailLength),
        };

    internal static void Configure(ModelBuilder model) =>
        model.Entity<OperationResultRecord>(result =>
        {
            result.ToTable("OperationResults");
            result.HasKey(r => new
            {
                r.TenantId,
                r.OperationId,
                r.Row,
            });
            result.Property(r => r.ResourceId).HasMaxLength(MostResourceIdLength);
            result.Property(r => r.Code).HasMaxLength(MostCodeLength);
            result.Property(r => r.Field).HasMaxLength(MostFieldLength);
            result.Property(r => r.Detail).HasMaxLength(MostDetailLength);
            result.HasIndex(r => new
            {
                r.TenantId,
                r.OperationId,
                r.Outcome,
                r.Row,
            });
        });

    // Not in the middle of a surrogate pair, which no engine stores.
    internal static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }
}
