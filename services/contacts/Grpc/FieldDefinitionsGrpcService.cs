using Crm.Contacts.Features.FieldDefinitions;
using Grpc.Core;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

internal sealed class FieldDefinitionsGrpcService
    : Wire.FieldDefinitionsService.FieldDefinitionsServiceBase
{
    public override async Task<Wire.FieldDefinition> CreateFieldDefinition(
        Wire.CreateFieldDefinitionRequest request,
        ServerCallContext context
    ) =>
        FieldDefinitionMapping.ToWire(
            (
                await context
                    .UseCase<CreateFieldDefinition>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.FieldDefinition> GetFieldDefinition(
        Wire.GetFieldDefinitionRequest request,
        ServerCallContext context
    ) =>
        FieldDefinitionMapping.ToWire(
            (
                await context
                    .UseCase<GetFieldDefinition>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value
        );

    public override async Task<Wire.ListFieldDefinitionsResponse> ListFieldDefinitions(
        Wire.ListFieldDefinitionsRequest request,
        ServerCallContext context
    )
    {
        var page = (
            await context
                .UseCase<ListFieldDefinitions>()
                .HandleAsync(request, context.CancellationToken)
        ).Value;
        var response = new Wire.ListFieldDefinitionsResponse();
        response.FieldDefinitions.Add(page.Items.Select(FieldDefinitionMapping.ToWire));
        if (page.NextPageToken is { } next)
            response.NextPageToken = next;
        return response;
    }
}
