using Crm.Schemas;
using Crm.Testing;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>Each operation has an example, shown in the OpenAPI document and run by a test.</summary>
public class ExampleTests
{
    private const string Folder = "contracts/examples";

    [Fact]
    public void Method_WhenPublic_HasExample() =>
        Rule.Holds(
            ContractMethods.Public.Select(ContractMethods.OperationIdOf),
            id => Files().Contains(id) ? null : $"{Folder} has no example for {id}"
        );

    [Fact]
    public void Example_Always_BelongsToMethod()
    {
        var ids = ContractMethods
            .Public.Select(ContractMethods.OperationIdOf)
            .ToHashSet(StringComparer.Ordinal);
        Rule.Holds(
            Files(),
            id =>
                ids.Contains(id) ? null : $"{Folder} has an example for {id}, which is no operation"
        );
    }

    private static HashSet<string> Files() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Tools.Repository, Folder))
                .Select(path => Path.GetFileName(path).Split('.')[0]),
        ];
}
