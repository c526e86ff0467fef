namespace Crm.Filtering.Tests.Model;

internal enum RowKind
{
    Person,
    Company,
    InProgress,
}

/// <summary>One field of each kind, required and optional, as the services have them.</summary>
internal sealed class Row
{
    public Guid Id { get; set; }
    public string NameKey { get; set; } = "";
    public string? NoteKey { get; set; }
    public decimal? Score { get; set; }
    public int Level { get; set; }
    public double? Ratio { get; set; }
    public bool IsActive { get; set; }
    public bool? IsVerified { get; set; }
    public DateTimeOffset CreateTime { get; set; }
    public DateTimeOffset? DueTime { get; set; }
    public TimeSpan? Wait { get; set; }
    public RowKind Kind { get; set; }
    public RowKind? FormerKind { get; set; }
    public Guid? OwnerId { get; set; }
    public RowAddress? Address { get; set; }
    public List<string> Labels { get; set; } = [];
    public List<RowValue> Values { get; set; } = [];
}

internal sealed class RowAddress
{
    public string? CountryKey { get; set; }
    public int Floor { get; set; }
}

internal sealed class RowValue
{
    public long Id { get; set; }
    public string Field { get; set; } = "";
    public string? TextKey { get; set; }
    public decimal? Number { get; set; }
    public DateTimeOffset? Time { get; set; }
    public bool? Flag { get; set; }
}
