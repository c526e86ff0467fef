using Crm.Architecture.Tests.Code;
using Crm.Schemas;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>Comments promise errors; catalogues (types named <c>…Errors</c>) hold them. Both say the same.</summary>
public class ErrorReasonTests
{
    [Fact]
    public async Task Reason_WhenCommentNamesIt_IsInCatalogue()
    {
        var known = (await CatalogueAsync())
            .Select(entry => entry.Reason)
            .ToHashSet(StringComparer.Ordinal);
        Rule.HoldsEverywhere(
            Contract.Product.Methods,
            method =>
                ErrorReasons
                    .NamedBy(method)
                    .Where(reason => !known.Contains(reason))
                    .Select(reason => $"{method.FullName} names {reason}, which no catalogue has")
        );
    }

    // What any call can answer stands in the description of the API, not in the comment of each RPC.
    [Fact]
    public async Task Reason_WhenServiceCanGiveIt_IsNamedByComment()
    {
        var named = Contract
            .Product.Methods.SelectMany(ErrorReasons.NamedBy)
            .ToHashSet(StringComparer.Ordinal);
        Rule.Holds(
            (await CatalogueAsync()).Where(entry => ProductTypes.LayerOf(entry.Type) == "Domain"),
            entry =>
                named.Contains(entry.Reason)
                    ? null
                    : $"{entry.Reason} of {entry.Type.FullName} is named by no comment"
        );
    }

    [Fact]
    public async Task Reason_Always_StandsInOneCatalogueOfAService() =>
        Rule.Holds(
            (await CatalogueAsync()).GroupBy(entry => (entry.Reason, entry.Type.Assembly)),
            reason =>
                reason.Select(entry => entry.Type).Distinct().Count() == 1
                    ? null
                    : $"{reason.Key.Reason} stands in {string.Join(" and ", reason.Select(entry => entry.Type.FullName))}"
        );

    private static async Task<IReadOnlyList<(string Reason, Type Type)>> CatalogueAsync() =>
        [
            .. from assembly in await ProductTypes.AssembliesAsync()
            from type in ProductTypes.TopLevel(assembly)
            where type.Name.EndsWith("Errors", StringComparison.Ordinal)
            from text in Usage.Of(type).Texts
            where ErrorReasons.IsReason(text)
            select (text, type),
        ];
}
