using System.Globalization;
using Crm.Contacts.V1;
using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.Segmentation.Clients;

/// <summary>Asks contacts how custom fields are declared.</summary>
internal sealed class CustomFieldDirectory(ServiceChannels channels, CallerAccessor caller)
{
    /// <summary>The declarations of those that are declared.</summary>
    public async Task<Result<IReadOnlyList<RuleField>>> FindAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        if (keys.Count == 0)
            return Array.Empty<RuleField>();
        var identity = Caller.System(
            caller.Caller.TenantId,
            "segmentation",
            "fieldDefinitions.read"
        );
        var client = new FieldDefinitionsService.FieldDefinitionsServiceClient(
            channels.For("contacts", identity)
        );
        var request = new ListFieldDefinitionsRequest
        {
            Filter = string.Join(" OR ", keys.Select(FilterOf)),
        };
        try
        {
            var response = await client.ListFieldDefinitionsAsync(
                request,
                cancellationToken: cancellationToken
            );
            return response
                .FieldDefinitions.Select(definition => new RuleField(
                    definition.Key,
                    (RuleFieldType)definition.Type,
                    [.. definition.Choices]
                ))
                .ToArray();
        }
        catch (RpcException exception) when (exception.StatusCode != StatusCode.Cancelled)
        {
            return exception.StatusCode == StatusCode.DeadlineExceeded
                ? CommonErrors.DeadlineExceeded
                : CommonErrors.ServiceUnavailable;
        }
    }

    private static string FilterOf(string key) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"key = \"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)}\""
        );
}
