namespace Crm.Interactions.Domain;

/// <summary>What was done; the numbers are those of the contract.</summary>
internal enum ActivityKind
{
    Call = 1,
    Email = 2,
    Meeting = 3,
    Visit = 4,
    Message = 5,
    Note = 6,
    Letter = 7,
    Event = 8,
    WebVisit = 9,
    Other = 10,
}

/// <summary>Who started it; the numbers are those of the contract.</summary>
internal enum ActivityDirection
{
    DirectionUnspecified = 0,

    /// <summary>The contact.</summary>
    Inbound = 1,

    /// <summary>The company.</summary>
    Outbound = 2,
}
