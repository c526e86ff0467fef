using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.ServiceDefaults.Store;

/// <summary>A table as the model describes it, with compiled readers of its columns.</summary>
internal sealed class BulkTable
{
    private static readonly ConcurrentDictionary<IEntityType, BulkTable> Known = new();

    private BulkTable(IEntityType entity, ISqlGenerationHelper sql)
    {
        Name = sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        Columns = [.. entity.GetProperties().Select(property => new BulkColumn(property, sql))];
        var key = entity.FindPrimaryKey()!.Properties;
        var keyNames = key.Select(property => sql.DelimitIdentifier(property.GetColumnName()));
        var others = entity
            .GetProperties()
            .Except(key)
            .Select(property => sql.DelimitIdentifier(property.GetColumnName()));
        ReplaceOnConflict =
            $"ON CONFLICT ({string.Join(", ", keyNames)}) DO UPDATE SET {string.Join(", ", others.Select(name => $"{name} = excluded.{name}"))}";
    }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The clause, the same on SQLite and PostgreSQL, that replaces a row with the same key.</summary>
    public string ReplaceOnConflict { get; }

    public static BulkTable Of<T>(DbContext db)
    {
        var entity =
            db.Model.FindEntityType(typeof(T))
            ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(db));
        return Known.GetOrAdd(
            entity,
            static (type, context) =>
                new BulkTable(
                    type,
                    Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<ISqlGenerationHelper>(
                        context
                    )
                ),
            db
        );
    }
}

/// <summary>A column of a table that is written in bulk.</summary>
internal sealed class BulkColumn
{
    private readonly Func<object, object?> _read;

    public BulkColumn(IProperty property, ISqlGenerationHelper sql)
    {
        var mapping = property.GetRelationalTypeMapping();
        Name = sql.DelimitIdentifier(property.GetColumnName());
        StoreType = mapping.StoreTypeNameBase;
        var convert = mapping.Converter?.ConvertToProvider ?? Widen(property.ClrType);
        var read = Compile(property);
        _read = convert is null ? read : row => read(row) is { } value ? convert(value) : null;
    }

    /// <summary>The name, quoted.</summary>
    public string Name { get; }

    /// <summary>The type in the store, without length.</summary>
    public string StoreType { get; }

    /// <summary>The value that is written for a row.</summary>
    public object? Read(object row) => _read(row);

    private static Func<object, object?> Compile(IProperty property)
    {
        var member =
            property.PropertyInfo
            ?? throw new NotSupportedException(
                $"{property.DeclaringType.DisplayName()}.{property.Name} is not a property of the class."
            );
        var row = Expression.Parameter(typeof(object), "row");
        var value = Expression.Property(Expression.Convert(row, member.DeclaringType!), member);
        return Expression
            .Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row)
            .Compile();
    }

    // An enum without a converter of its own is written as its number.
    private static Func<object?, object?>? Widen(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration
            ? value =>
                value is null
                    ? null
                    : Convert.ChangeType(value, Enum.GetUnderlyingType(enumeration), null)
            : null;
}
