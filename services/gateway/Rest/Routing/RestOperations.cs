using Crm.Schemas;
using Google.Api;

namespace Crm.Gateway.Rest.Routing;

/// <summary>All operations of a contract.</summary>
internal static class RestOperations
{
    public static IReadOnlyList<RestOperation> Of(Contract contract) =>
        [
            .. contract
                .Methods.Where(method => !method.IsInternal)
                .SelectMany(method =>
                    Rules(method.Http).Select(rule => new RestOperation(method, rule))
                ),
        ];

    private static IEnumerable<HttpRule> Rules(HttpRule? rule) =>
        rule is null ? [] : rule.AdditionalBindings.Prepend(rule);
}
