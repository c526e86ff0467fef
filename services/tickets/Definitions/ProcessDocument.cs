namespace Crm.Tickets.Definitions;

/// <summary>The life of tickets as it is written.</summary>
internal sealed class ProcessDocument
{
    public string Initial { get; set; } = "";
    public List<MoveDocument> Moves { get; set; } = [];
    public List<StatusDocument> Statuses { get; set; } = [];
}

/// <summary>A move as it is written.</summary>
internal sealed class MoveDocument
{
    public string Name { get; set; } = "";
    public List<string> From { get; set; } = [];
    public string? To { get; set; }
    public List<NeedDocument> Needs { get; set; } = [];
}

/// <summary>What a status needs as it is written.</summary>
internal sealed class StatusDocument
{
    public string Status { get; set; } = "";
    public List<NeedDocument> Needs { get; set; } = [];
}

/// <summary>A needed field as it is written.</summary>
internal sealed class NeedDocument
{
    public string Field { get; set; } = "";
    public string? Kind { get; set; }
}
