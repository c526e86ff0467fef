using Crm.Schemas;
using Crm.Testing;

namespace Crm.Architecture.Tests.Code;

/// <summary>One RPC, one use case, one file: the same name finds all of them.</summary>
public class UseCaseTests
{
    private const string Handle = "HandleAsync";

    [Fact]
    public async Task UseCase_Always_StandsInFileOfItsName()
    {
        var files = (await SourceFiles.CodeAsync())
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.Ordinal);
        Rule.Holds(
            await UseCasesAsync(),
            type => files.Contains(type.Name) ? null : $"{type.FullName} has no file {type.Name}.cs"
        );
    }

    [Fact]
    public async Task UseCase_Always_HasOneEntry() =>
        Rule.Holds(
            await UseCasesAsync(),
            type =>
                type.GetMethods()
                    .Where(method => method.DeclaringType == type && method.IsPublic)
                    .Select(method => method.Name)
                    .ToList()
                    is [Handle]
                    ? null
                    : $"{type.FullName} has other entries beside {Handle}"
        );

    [Fact]
    public async Task FeatureFile_Always_DeclaresTypeOfItsName() =>
        Rule.Holds(
            (await SourceFiles.CodeAsync()).Where(path =>
                path.Contains("/Features/", StringComparison.Ordinal)
            ),
            path =>
                SourceFiles
                    .Lines(path)
                    .Any(line => IsDeclarationOf(line, Path.GetFileNameWithoutExtension(path)))
                    ? null
                    : $"{path} declares no type of its name"
        );

    [Fact]
    public async Task Method_WhenOfService_HasUseCaseOfItsName()
    {
        var useCases = (await ProductTypes.InLayersAsync("Features")).ToLookup(
            type => type.Assembly.GetName().Name!,
            type => type.Name
        );
        Rule.Holds(
            Contract.Product.Methods.Where(method => useCases.Contains(AssemblyOf(method))),
            method =>
                useCases[AssemblyOf(method)].Contains(method.Descriptor.Name)
                    ? null
                    : $"{AssemblyOf(method)} has no use case {method.Descriptor.Name}"
        );
    }

    private static async Task<IReadOnlyList<Type>> UseCasesAsync() =>
        [
            .. (await ProductTypes.InLayersAsync("Features")).Where(type =>
                type.GetMethod(Handle) is not null
            ),
        ];

    // crm.contacts.v1 is served by Crm.Contacts.
    private static string AssemblyOf(ContractMethod method)
    {
        var service = method.Descriptor.Service.File.Package.Split('.')[1];
        return $"Crm.{char.ToUpperInvariant(service[0])}{service[1..]}";
    }

    private static bool IsDeclarationOf(string line, string name)
    {
        var words = line.Split([' ', '(', '<', ':', ';'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(
            words,
            word => word is "class" or "record" or "struct" or "interface" or "enum"
        );
        return at >= 0 && words.Skip(at + 1).Take(2).Contains(name);
    }
}
