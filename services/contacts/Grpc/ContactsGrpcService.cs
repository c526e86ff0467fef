using Crm.Common.V1;
using Crm.Contacts.Features.Contacts;
using Crm.ServiceDefaults.Imports;
using Google.Api;
using Grpc.Core;
using ImportHandler = Crm.Contacts.Features.Contacts.ImportContacts;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

internal sealed class ContactsGrpcService : Wire.ContactsService.ContactsServiceBase
{
    public override async Task<Wire.Contact> CreateContact(
        Wire.CreateContactRequest request,
        ServerCallContext context
    ) =>
        ContactMapping.ToWire(
            (
                await context
                    .UseCase<CreateContact>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.Contact> GetContact(
        Wire.GetContactRequest request,
        ServerCallContext context
    ) =>
        ContactMapping.ToWire(
            (
                await context.UseCase<GetContact>().HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.ListContactsResponse> ListContacts(
        Wire.ListContactsRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context.UseCase<ListContacts>().HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new Wire.ListContactsResponse();
        response.Contacts.Add(page.Items.Select(ContactMapping.ToWire));
        if (page.NextPageToken is { } next)
            response.NextPageToken = next;
        if (page.Total is { } total)
            response.TotalSize = total;
        return response;
    }

    public override async Task<Wire.Contact> UpdateContact(
        Wire.UpdateContactRequest request,
        ServerCallContext context
    ) =>
        ContactMapping.ToWire(
            (
                await context
                    .UseCase<UpdateContact>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.Contact> DeleteContact(
        Wire.DeleteContactRequest request,
        ServerCallContext context
    ) =>
        ContactMapping.ToWire(
            (
                await context
                    .UseCase<DeleteContact>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.Contact> RestoreContact(
        Wire.RestoreContactRequest request,
        ServerCallContext context
    ) =>
        ContactMapping.ToWire(
            (
                await context
                    .UseCase<RestoreContact>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.BatchGetContactsResponse> BatchGetContacts(
        Wire.BatchGetContactsRequest request,
        ServerCallContext context
    )
    {
        var found = (
            await context
                .UseCase<BatchGetContacts>()
                .HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new Wire.BatchGetContactsResponse();
        response.Contacts.Add(found.Select(ContactMapping.ToWire));
        return response;
    }

    public override async Task<Wire.UpsertContactResponse> UpsertContact(
        Wire.UpsertContactRequest request,
        ServerCallContext context
    )
    {
        var (contact, outcome) = (
            await context.UseCase<UpsertContact>().HandleAsync(request, context.CancellationToken)
        ).Value;
        return new Wire.UpsertContactResponse
        {
            Contact = ContactMapping.ToWire(contact),
            Outcome = outcome,
        };
    }

    public override async Task<Wire.SearchContactsResponse> SearchContacts(
        Wire.SearchContactsRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context.UseCase<SearchContacts>().HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new Wire.SearchContactsResponse();
        response.Contacts.Add(page.Items.Select(ContactMapping.ToWire));
        if (page.NextPageToken is { } next)
            response.NextPageToken = next;
        return response;
    }

    public override async Task<Operation> ImportContacts(
        IAsyncStreamReader<Wire.ImportContactsRequest> requestStream,
        ServerCallContext context
    ) =>
        (
            await context
                .UseCase<ImportReceiver>()
                .ReceiveAsync(
                    requestStream,
                    context.UseCase<ImportHandler>(),
                    ImportHandler.SettingsOf,
                    request => request.Content,
                    context.CancellationToken
                )
        ).Value;

    public override async Task ExportContacts(
        Wire.ExportContactsRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    )
    {
        var export = (
            await context.UseCase<ExportContacts>().HandleAsync(request, context.CancellationToken)
        ).Value;
        await foreach (var piece in export.Pieces)
            await responseStream.WriteAsync(piece, context.CancellationToken);
    }
}
