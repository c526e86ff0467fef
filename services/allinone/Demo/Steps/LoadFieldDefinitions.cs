using Crm.Contacts.V1;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>The custom field <c>level</c> of contacts.</summary>
internal sealed class LoadFieldDefinitions : IDemoStep
{
    public const string Level = "level";

    public async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var fields = new FieldDefinitionsService.FieldDefinitionsServiceClient(
            context.Doors.Contacts
        );
        var known = await fields.ListFieldDefinitionsAsync(
            new ListFieldDefinitionsRequest { Filter = $"key = \"{Level}\"" },
            cancellationToken: cancellationToken
        );
        if (known.FieldDefinitions.Count > 0)
            return;
        await fields.CreateFieldDefinitionAsync(
            new CreateFieldDefinitionRequest
            {
                FieldDefinition = new FieldDefinition
                {
                    Key = Level,
                    Type = FieldDefinition.Types.Type.Choice,
                    Label = "Level",
                    Choices = { context.Plan.FieldLevels },
                },
            },
            cancellationToken: cancellationToken
        );
    }
}
