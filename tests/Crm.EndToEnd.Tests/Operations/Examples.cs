using System.Text.Json.Nodes;
using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>The request examples of the contract, by operation id.</summary>
internal static class Examples
{
    /// <summary>All public RPCs with a REST route.</summary>
    public static IReadOnlyList<ContractMethod> Methods { get; } =
    [.. Contract.Product.Methods.Where(method => !method.IsInternal && method.Http is not null)];

    /// <summary>The names of the RPCs, for theories.</summary>
    public static TheoryData<string> Names => [.. Methods.Select(method => method.Descriptor.Name)];

    /// <summary>The RPC of a name.</summary>
    public static ContractMethod Method(string name) =>
        Methods.Single(method => method.Descriptor.Name == name);

    /// <summary>Whether an RPC is about one thing, which only its tenant has; projections have the same names in all tenants.</summary>
    public static bool IsOnOneThing(ContractMethod method) =>
        method.Descriptor.Service.Name != "ProjectionsService"
        && (method.Http!.Get + method.Http.Post + method.Http.Patch + method.Http.Delete).Contains(
            '{'
        );

    /// <summary>The example of an RPC with real ids in it.</summary>
    public static RestCall Call(ContractMethod method, IReadOnlyDictionary<string, string> values)
    {
        var file = Path.Combine(
            Tools.Repository,
            "contracts",
            "examples",
            char.ToLowerInvariant(method.Descriptor.Name[0]) + method.Descriptor.Name[1..] + ".json"
        );
        var text = File.ReadAllText(file);
        foreach (var (name, value) in values)
            text = text.Replace("{{" + name + "}}", value, StringComparison.Ordinal);
        text = text.Replace("{{unique}}", Guid.NewGuid().ToString("N"), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        return RestCall.From(method, JsonNode.Parse(text)!.AsObject());
    }
}
