using Crm.Common.V1;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Imports.Tests.World;

/// <summary>A row with every kind of column.</summary>
internal sealed class Measurement : ITenantOwned
{
    public string TenantId { get; init; } = "";

    public Guid Id { get; init; }

    public int Number { get; init; }

    public long Large { get; init; }

    public double Real { get; init; }

    public bool Flag { get; init; }

    public string Text { get; init; } = "";

    public string? Nothing { get; init; }

    public int? MaybeNumber { get; init; }

    public Guid? MaybeId { get; init; }

    public DateTimeOffset Time { get; init; }

    public DateTimeOffset? MaybeTime { get; init; }

    public byte[] Bytes { get; init; } = [];

    public OperationResult.Types.Outcome Outcome { get; init; }

    public static void Configure(ModelBuilder model) =>
        model.Entity<Measurement>().HasKey(m => new { m.TenantId, m.Id });

    public static Measurement Sample(string tenantId, int number) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(),
            Number = number,
            Large = (long)number << 33,
            Real = number / 3.0,
            Flag = number % 2 == 0,
            Text = $"text {number} ü 名",
            Nothing = number % 3 == 0 ? null : "something",
            MaybeNumber = number % 3 == 0 ? null : number,
            MaybeId = number % 3 == 0 ? null : Guid.CreateVersion7(),
            Time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + number),
            MaybeTime = number % 3 == 0 ? null : DateTimeOffset.UnixEpoch,
            Bytes = [1, 2, (byte)number],
            Outcome = OperationResult.Types.Outcome.Updated,
        };
}
