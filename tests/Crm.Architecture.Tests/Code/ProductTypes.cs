using System.Reflection;
using System.Runtime.CompilerServices;

namespace Crm.Architecture.Tests.Code;

/// <summary>The types that people wrote for the product.</summary>
internal static class ProductTypes
{
    /// <summary>The assemblies of the services.</summary>
    public static async Task<IReadOnlyList<Assembly>> ServicesAsync() =>
        [
            .. (await ProjectFile.AllAsync())
                .Where(project => project.IsService)
                .Select(project => Assembly.Load(project.AssemblyName)),
        ];

    /// <summary>All assemblies of the product except the stand-ins.</summary>
    public static async Task<IReadOnlyList<Assembly>> AssembliesAsync() =>
        [
            .. (await ProjectFile.AllAsync())
                .Where(project =>
                    !project.IsTest && !project.Path.Contains("/compat/", StringComparison.Ordinal)
                )
                .Select(project => Assembly.Load(project.AssemblyName)),
        ];

    /// <summary>The types in the named layers (second part of the namespace) of all services.</summary>
    public static async Task<IEnumerable<Type>> InLayersAsync(params string[] layers) =>
        (await ServicesAsync()).SelectMany(TopLevel).Where(type => layers.Contains(LayerOf(type)));

    /// <summary>Types that are not nested, not generated and not migrations.</summary>
    public static IEnumerable<Type> TopLevel(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                !type.IsNested
                && type.Namespace?.StartsWith("Crm.", StringComparison.Ordinal) == true
                && !type.Namespace.Contains(".Migrations.", StringComparison.Ordinal)
                && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            );

    /// <summary><c>Features</c> for <c>Crm.Contacts.Features.Contacts</c>.</summary>
    public static string LayerOf(Type type) =>
        type.Namespace?.Split('.') is [_, _, var layer, ..] ? layer : "";
}
