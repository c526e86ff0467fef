using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Crm.Architecture.Tests.Code;

public class TypeTests
{
    private static readonly string[] VagueNames = ["Helper", "Helpers", "Manager", "Utils", "Util"];

    [Fact]
    public async Task Type_WhenInService_IsInternal() =>
        Rule.Holds(
            (await ProductTypes.ServicesAsync()).SelectMany(ProductTypes.TopLevel),
            type =>
                type.IsPublic && !type.Name.EndsWith("Module", StringComparison.Ordinal)
                    ? $"{type.FullName} is public"
                    : null
        );

    [Fact]
    public async Task Class_WhenNothingDerivesFromIt_IsSealed()
    {
        var types = (await ProductTypes.AssembliesAsync())
            .Where(assembly => assembly.GetName().Name != "Crm.Schemas")
            .SelectMany(ProductTypes.TopLevel)
            .ToList();
        var bases = types
            .Select(type => type.BaseType)
            .OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
            .ToHashSet();
        Rule.Holds(
            types.Where(type => type.IsClass && type.Name != "Program"),
            type =>
                type.IsSealed
                || type.IsAbstract
                || bases.Contains(type)
                || type.GetMethods().Any(IsMeantToBeOverridden)
                    ? null
                    : $"{type.FullName} is not sealed"
        );
    }

    [Fact]
    public async Task Type_Always_HasTellingName() =>
        Rule.Holds(
            (await ProductTypes.AssembliesAsync()).SelectMany(ProductTypes.TopLevel),
            type =>
                VagueNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal))
                    ? $"{type.FullName} has a name that says nothing"
                    : null
        );

    // It parses them when it is first used, which services that start at once in one process do at the same time.
    [Fact]
    public async Task Setting_Always_IsCheckedWithoutARangeOfTexts() =>
        Rule.Holds(
            (await ProductTypes.AssembliesAsync())
                .SelectMany(ProductTypes.TopLevel)
                .SelectMany(type => type.GetProperties()),
            setting =>
                setting.GetCustomAttribute<RangeAttribute>() is { Minimum: string }
                    ? $"{setting.DeclaringType}.{setting.Name}: the range is one of texts; there is TimeRange for times"
                    : null
        );

    [Fact]
    public async Task Entity_Always_ChangesThroughItsVerbs() =>
        Rule.HoldsEverywhere(
            (await ProductTypes.InLayersAsync("Domain")).Where(type =>
                type.GetInterfaces().Any(contract => contract.Name == "ITenantOwned")
            ),
            type =>
                type.GetProperties()
                    .Where(property =>
                        property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter)
                    )
                    .Select(property => $"{type.FullName}.{property.Name} has a public setter")
        );

    // What can only be set in an object initializer is no change.
    private static bool IsInitOnly(System.Reflection.MethodInfo setter) =>
        setter
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static bool IsMeantToBeOverridden(System.Reflection.MethodInfo method) =>
        method is { IsVirtual: true, IsFinal: false }
        && method.GetBaseDefinition() == method
        && method.DeclaringType != typeof(object);
}
