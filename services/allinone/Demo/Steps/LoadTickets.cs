using Crm.AllInOne.Demo.Plan;
using Crm.Tickets.V1;
using Google.Protobuf.WellKnownTypes;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Tickets in all states, each moved as agents would. One that is there goes on from where it stands.</summary>
internal sealed class LoadTickets : IDemoStep
{
    private const int AtATime = 6;
    private const int PageSize = 200;
    private const string Tag = "demo";
    private const string NumberField = "demoNumber";

    public async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var client = new TicketsService.TicketsServiceClient(context.Doors.Tickets);
        var comments = new TicketCommentsService.TicketCommentsServiceClient(context.Doors.Tickets);
        var contacts = await context.ContactIdsAsync(cancellationToken);
        var known = await KnownAsync(client, cancellationToken);
        context.Progress.Begin("tickets", context.Plan.Tickets.Count);
        await Parallel.ForEachAsync(
            context.Plan.Tickets,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtATime,
                CancellationToken = cancellationToken,
            },
            async (plan, cancellation) =>
            {
                var ticket =
                    known.GetValueOrDefault(plan.Number)
                    ?? await client.CreateTicketAsync(
                        new CreateTicketRequest { Ticket = ToWire(plan, contacts) },
                        DemoDoors.Once(plan.Number),
                        cancellationToken: cancellation
                    );
                await new TicketMoves(client, comments, plan, ticket).RunAsync(cancellation);
                context.Progress.Advance();
            }
        );
        context.Progress.End();
    }

    private static async Task<Dictionary<string, Ticket>> KnownAsync(
        TicketsService.TicketsServiceClient client,
        CancellationToken cancellationToken
    )
    {
        var known = new Dictionary<string, Ticket>(StringComparer.Ordinal);
        var request = new ListTicketsRequest { PageSize = PageSize, Filter = $"tags:\"{Tag}\"" };
        do
        {
            var page = await client.ListTicketsAsync(request, cancellationToken: cancellationToken);
            foreach (var ticket in page.Tickets)
            {
                if (ticket.CustomFields.TryGetValue(NumberField, out var number))
                    known[number.StringValue] = ticket;
            }
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
        return known;
    }

    private static Ticket ToWire(DemoTicket plan, IReadOnlyDictionary<string, string> contacts)
    {
        var template = plan.Template;
        var ticket = new Ticket
        {
            ContactId = plan.Customer is null ? "" : contacts[plan.Customer.Number],
            Requester = plan.Customer is null
                ? new TicketRequester { Email = $"{plan.Number.ToLowerInvariant()}@example.com" }
                : null,
            Kind = System.Enum.Parse<Ticket.Types.Kind>(template.Kind, ignoreCase: true),
            Subject = template.Subject,
            Description = template.Description,
            Priority = System.Enum.Parse<Ticket.Types.Priority>(
                template.Priority,
                ignoreCase: true
            ),
            Channel = template.Channel,
            Queue = template.Queue,
            Tags = { Tag },
            CustomFields = { [NumberField] = Value.ForString(plan.Number) },
        };
        if (ticket.Kind == Ticket.Types.Kind.Complaint)
            ticket.Complaint = new Complaint
            {
                Severity = System.Enum.Parse<Complaint.Types.Severity>(
                    template.Severity!,
                    ignoreCase: true
                ),
            };
        return ticket;
    }
}
