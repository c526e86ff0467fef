using Crm.ServiceDefaults.Errors;

namespace Crm.Tickets.Domain;

/// <summary>The life of tickets as data: which moves a status allows, and which fields a move and a status need.</summary>
/// <param name="Initial">The status of a new ticket.</param>
/// <param name="Moves">The moves.</param>
/// <param name="Needs">The fields that must be there in a status.</param>
internal sealed record TicketProcess(
    TicketStatus Initial,
    IReadOnlyList<TicketMove> Moves,
    IReadOnlyDictionary<TicketStatus, IReadOnlyList<FieldNeed>> Needs
)
{
    public const string Create = "create";
    public const string Assign = "assign";
    public const string Start = "start";
    public const string Wait = "wait";
    public const string Resolve = "resolve";
    public const string Reopen = "reopen";
    public const string Close = "close";

    /// <summary>The move, or why the ticket does not allow it.</summary>
    public Result<TicketMove> Find(string name, TicketStatus from)
    {
        var move = Moves.Single(move => move.Name == name);
        return move.From.Contains(from)
            ? move
            : TicketErrors.MoveNotAllowed(name, from, AllowedFrom(from));
    }

    /// <summary>The names of the moves that a status allows.</summary>
    public IReadOnlyList<string> AllowedFrom(TicketStatus status) =>
        [.. Moves.Where(move => move.From.Contains(status)).Select(move => move.Name)];

    /// <summary>The fields of a ticket that are empty though its status, or the move that it makes, needs them.</summary>
    public IReadOnlyList<string> Missing(Ticket ticket, TicketMove? move = null) =>
        [
            .. (move?.Needs ?? [])
                .Concat(Needs.GetValueOrDefault(ticket.Status, []))
                .Where(need => need.Kind is null || need.Kind == ticket.Kind)
                .Select(need => need.Field)
                .Distinct(StringComparer.Ordinal)
                .Where(field => !TicketFields.IsFilled(ticket, field)),
        ];
}

/// <summary>A move of a ticket.</summary>
/// <param name="Name">The verb, such as <c>resolve</c>.</param>
/// <param name="From">The statuses that allow it.</param>
/// <param name="To">The status that it leads to; null when the ticket stays where it is.</param>
/// <param name="Needs">The fields that must be there for it.</param>
internal sealed record TicketMove(
    string Name,
    IReadOnlyList<TicketStatus> From,
    TicketStatus? To,
    IReadOnlyList<FieldNeed> Needs
);

/// <summary>A field that must be there.</summary>
/// <param name="Field">Its path in proto names, from the ticket on.</param>
/// <param name="Kind">The kind of ticket that needs it; null for all.</param>
internal sealed record FieldNeed(string Field, TicketKind? Kind);
