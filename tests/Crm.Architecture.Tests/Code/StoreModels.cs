using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Architecture.Tests.Code;

/// <summary>The tables of all services on all engines, as their models describe them.</summary>
internal static class StoreModels
{
    /// <summary>Every entity of every store.</summary>
    public static async Task<IReadOnlyList<IEntityType>> EntitiesAsync() =>
        [
            .. (await ProductTypes.ServicesAsync())
                .SelectMany(service => service.GetTypes())
                .Where(IsFactory)
                .SelectMany(factory => Context(factory).Model.GetEntityTypes()),
        ];

    /// <summary>Where a rule was broken, for people.</summary>
    public static string Name(IEntityType entity, IEnumerable<IProperty>? columns = null) =>
        $"{entity.ClrType.Namespace}.{entity.ClrType.Name}"
        + (columns is null ? "" : $" ({string.Join(", ", columns.Select(column => column.Name))})");

    private static bool IsFactory(Type type) =>
        type.GetInterfaces()
            .Any(contract =>
                contract.IsGenericType
                && contract.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)
            );

    private static DbContext Context(Type factory) =>
        (
            (IDesignTimeDbContextFactory<DbContext>)Activator.CreateInstance(factory)!
        ).CreateDbContext([]);
}
