using System.Text.RegularExpressions;
using Crm.Schemas;
using Microsoft.OpenApi;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Crm.Gateway.OpenApi;

/// <summary>The groups of operations: one for each service.</summary>
internal static partial class ServiceTags
{
    private const string Suffix = "Service";

    /// <summary>The name in words: <c>FieldDefinitionsService</c> is <c>Field definitions</c>.</summary>
    public static string NameOf(ServiceDescriptor service)
    {
        var name = service.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? service.Name[..^Suffix.Length]
            : service.Name;
        return WordStart().Replace(name, match => $" {match.Value.ToLowerInvariant()}");
    }

    public static HashSet<OpenApiTag> Of(
        Contract contract,
        IEnumerable<ServiceDescriptor> services
    ) =>
        [
            .. services
                .Distinct()
                .Select(service => new OpenApiTag
                {
                    Name = NameOf(service),
                    Description = ProtoText.Of(contract, service).Description,
                })
                .OrderBy(tag => tag.Name, StringComparer.Ordinal),
        ];

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
