using Crm.Tickets.Features.Tickets;
using Crm.Tickets.V1;
using Grpc.Core;

namespace Crm.Tickets.Grpc;

/// <summary>The RPCs of tickets.</summary>
internal sealed class TicketsGrpcService : TicketsService.TicketsServiceBase
{
    public override async Task<Ticket> CreateTicket(
        CreateTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context
                    .UseCase<CreateTicket>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> GetTicket(
        GetTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context.UseCase<GetTicket>().HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> UpdateTicket(
        UpdateTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context
                    .UseCase<UpdateTicket>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> AssignTicket(
        AssignTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context
                    .UseCase<AssignTicket>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> StartTicket(
        StartTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context.UseCase<StartTicket>().HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> WaitTicket(
        WaitTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context.UseCase<WaitTicket>().HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> ResolveTicket(
        ResolveTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context
                    .UseCase<ResolveTicket>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> ReopenTicket(
        ReopenTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context
                    .UseCase<ReopenTicket>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Ticket> CloseTicket(
        CloseTicketRequest request,
        ServerCallContext context
    ) =>
        TicketMapping.ToWire(
            (
                await context.UseCase<CloseTicket>().HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<ListTicketsResponse> ListTickets(
        ListTicketsRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context.UseCase<ListTickets>().HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new ListTicketsResponse
        {
            Tickets = { page.Items.Select(TicketMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        if (page.Total is { } total)
            response.TotalSize = total;
        return response;
    }

    public override async Task<ListContactTicketsResponse> ListContactTickets(
        ListContactTicketsRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context
                .UseCase<ListContactTickets>()
                .HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new ListContactTicketsResponse
        {
            Tickets = { page.Items.Select(TicketMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        if (page.Total is { } total)
            response.TotalSize = total;
        return response;
    }

    public override async Task<SearchTicketsResponse> SearchTickets(
        SearchTicketsRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context.UseCase<SearchTickets>().HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new SearchTicketsResponse
        {
            Tickets = { page.Items.Select(TicketMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<CountTicketsResponse> CountTickets(
        CountTicketsRequest request,
        ServerCallContext context
    ) =>
        (
            await context.UseCase<CountTickets>().HandleAsync(request, context.CancellationToken)
        ).Value;

    public override async Task<ListTicketHistoryResponse> ListTicketHistory(
        ListTicketHistoryRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context
                .UseCase<ListTicketHistory>()
                .HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new ListTicketHistoryResponse
        {
            Entries = { page.Items.Select(TicketMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }
}
