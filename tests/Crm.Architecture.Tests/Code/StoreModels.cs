using Crm.Testing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Architecture.Tests.Code;

/// <summary>The tables of all services on all engines, as their models describe them.</summary>
internal static class StoreModels
{
    /// <summary>Every entity of every store.</summary>
    public static IReadOnlyList<IEntityType> Entities { get; } =
    [
        .. StoreContexts.All.SelectMany(store =>
            StoreContexts.Create(store.Service, store.Engine).Model.GetEntityTypes()
        ),
    ];

    /// <summary>Where a rule was broken, for people.</summary>
    public static string Name(IEntityType entity, IEnumerable<IProperty>? columns = null) =>
        $"{entity.ClrType.Namespace}.{entity.ClrType.Name}"
        + (columns is null ? "" : $" ({string.Join(", ", columns.Select(column => column.Name))})");
}
