using Crm.Gateway.Upstreams;
using Crm.Gateway.V1;
using Crm.Tickets.V1;

namespace Crm.Gateway.Features.Overview;

/// <summary>Tickets of a customer.</summary>
internal sealed class TicketSections(Sections sections)
{
    /// <summary>Tickets that are not resolved.</summary>
    public const string Open = "(status = NEW OR status = OPEN OR status = PENDING)";

    /// <summary>Tickets that are resolved or closed.</summary>
    public const string Past = "(status = RESOLVED OR status = CLOSED)";

    /// <summary>Complaints, whatever became of them.</summary>
    public const string Complaints = "kind = COMPLAINT";

    private const int Most = 50;

    /// <summary>The newest tickets that satisfy both filters, and how many there are.</summary>
    public async Task<TicketsSection> ReadAsync(
        string whose,
        string which,
        CancellationToken cancellationToken
    )
    {
        var section = await sections.ReadAsync(
            TicketsService.Descriptor.FindMethodByName("ListTickets"),
            (service, options) =>
                new TicketsService.TicketsServiceClient(service).ListTicketsAsync(
                    new ListTicketsRequest
                    {
                        Filter = $"{whose} AND {which}",
                        PageSize = Most,
                        IncludeTotal = true,
                    },
                    options
                ),
            cancellationToken
        );
        return Of(section);
    }

    /// <summary>A page of tickets, or why it is missing.</summary>
    public static TicketsSection Of(Section<ListTicketsResponse> section) =>
        new()
        {
            State = section.State,
            TotalSize = section.Value?.TotalSize ?? 0,
            Tickets = { section.Value?.Tickets ?? [] },
        };

    /// <summary>A text as a filter states it.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)}\"";
}
