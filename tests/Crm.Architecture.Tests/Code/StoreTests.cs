using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Architecture.Tests.Code;

/// <summary>The rules that keep a model portable, and tenants apart.</summary>
public class StoreTests
{
    // What finds rows before the tenant is known: when they fall due or expire, for the background work of all tenants; a credential.
    private static readonly HashSet<string> OfAllTenants =
    [
        "CreateTime",
        "DueTime",
        "ExpireTime",
        "Hash",
        "LeaseExpireTime",
        "UpdateTime",
    ];

    [Fact]
    public void RowOfATenant_Always_HasTheTenantFirstInItsKey() =>
        Rule.Holds(
            StoreModels.Entities.Where(IsTenantOwned),
            entity =>
                IsTenant(entity.FindPrimaryKey()!.Properties[0])
                    ? null
                    : StoreModels.Name(entity, entity.FindPrimaryKey()!.Properties)
        );

    [Fact]
    public void RowOfATenant_Always_HasTheTenantFirstInItsIndexes() =>
        Rule.Holds(
            StoreModels.Entities.Where(IsTenantOwned).SelectMany(entity => entity.GetIndexes()),
            index =>
                IsTenant(index.Properties[0]) || OfAllTenants.Contains(index.Properties[0].Name)
                    ? null
                    : StoreModels.Name(index.DeclaringEntityType, index.Properties)
        );

    [Fact]
    public void RowOfATenant_Always_IsSeenByItsTenantOnly() =>
        Rule.Holds(
            StoreModels.Entities.Where(IsTenantOwned),
            entity => entity.GetDeclaredQueryFilters().Count > 0 ? null : StoreModels.Name(entity)
        );

    // SQL Server keeps no text of any length in a key.
    [Fact]
    public void TextInAKeyOrIndex_Always_HasALength() =>
        Rule.Holds(
            StoreModels
                .Entities.SelectMany(entity => entity.GetProperties())
                .Where(column =>
                    column.ClrType == typeof(string) && (column.IsKey() || column.IsIndex())
                ),
            column =>
                column.GetMaxLength() is > 0
                    ? null
                    : StoreModels.Name((IEntityType)column.DeclaringType, [column])
        );

    private static bool IsTenantOwned(IEntityType entity) =>
        typeof(ITenantOwned).IsAssignableFrom(entity.ClrType);

    private static bool IsTenant(IProperty column) => column.Name == nameof(ITenantOwned.TenantId);
}
