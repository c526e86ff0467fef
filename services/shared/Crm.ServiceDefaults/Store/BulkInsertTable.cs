using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.ServiceDefaults.Store;

/// <summary>A table as the model describes it.</summary>
internal sealed class BulkTable
{
    // Made once, also when the first requests of a process come together.
    private static readonly ConcurrentDictionary<IEntityType, Lazy<BulkTable>> Known = new();
    private static readonly ConcurrentDictionary<IEntityType, bool> Taken = new();

    private BulkTable(IEntityType entity, ISqlGenerationHelper sql)
    {
        Name = sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        Columns = [.. entity.GetProperties().Select(property => new BulkColumn(property, sql))];
        ColumnNames = string.Join(", ", Columns.Select(column => column.Name));
        Quote = sql.DelimitIdentifier;
        var key = entity.FindPrimaryKey()!.Properties;
        KeyNames = [.. key.Select(property => Quote(property.GetColumnName()))];
        Replacement = BulkMerge.Keep.Set(
            entity.GetProperties().Except(key).Select(property => property.GetColumnName())
        );
        Depth = DepthOf(entity);
    }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The names of the columns, quoted, between commas.</summary>
    public string ColumnNames { get; }

    /// <summary>The columns of the primary key, quoted.</summary>
    public IReadOnlyList<string> KeyNames { get; }

    /// <summary>Quotes a name.</summary>
    public Func<string, string> Quote { get; }

    /// <summary>Replaces a row with the same key.</summary>
    public BulkMerge Replacement { get; }

    /// <summary>Inserts rows that are given as an array for each column.</summary>
    public string Insertion => field ??= BulkInsertText.OfArrays(this, merge: null);

    /// <summary>How many tables lie between it and one that refers to no other: rows of a lower one are written first.</summary>
    public int Depth { get; }

    /// <summary>Whether all columns of a kind of row stand in properties of its class, as they are to be written.</summary>
    public static bool Takes(IEntityType entity) => Taken.GetOrAdd(entity, IsTaken);

    public static BulkTable Of<T>(DbContext db) =>
        Of(
            db,
            db.Model.FindEntityType(typeof(T))
                ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(db))
        );

    public static BulkTable Of(DbContext db, IEntityType entity) =>
        Known
            .GetOrAdd(
                entity,
                static (type, context) =>
                {
                    var sql =
                        Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<ISqlGenerationHelper>(
                            context
                        );
                    return new Lazy<BulkTable>(() => new BulkTable(type, sql));
                },
                db
            )
            .Value;

    private static bool IsTaken(IEntityType entity) =>
        !entity.IsOwned()
        && !entity.GetComplexProperties().Any()
        && entity
            .GetProperties()
            .All(property =>
                property.PropertyInfo is not null
                && (
                    property.ValueGenerated == ValueGenerated.Never
                    || property.ClrType == typeof(Guid)
                )
            );

    private static int DepthOf(IEntityType entity) =>
        entity
            .GetForeignKeys()
            .Where(key => key.PrincipalEntityType != entity)
            .Select(key => DepthOf(key.PrincipalEntityType) + 1)
            .DefaultIfEmpty()
            .Max();
}

/// <summary>Rows of a table.</summary>
internal sealed record BulkRows(BulkTable Table, IReadOnlyList<object> Rows);

/// <summary>A column of a table that is written in bulk.</summary>
internal sealed class BulkColumn
{
    private readonly Func<object, object?> _read;
    private readonly RelationalTypeMapping _mapping;

    public BulkColumn(IProperty property, ISqlGenerationHelper sql)
    {
        var mapping = _mapping = property.GetRelationalTypeMapping();
        Name = sql.DelimitIdentifier(property.GetColumnName());
        StoreType = mapping.StoreTypeNameBase;
        ElementType = OrNull(
            mapping.Converter?.ProviderClrType ?? NumberOf(property.ClrType) ?? property.ClrType
        );
        var convert = mapping.Converter?.ConvertToProvider ?? Widen(property.ClrType);
        var getter = property.GetGetter();
        _read = convert is null
            ? getter.GetClrValue
            : row => getter.GetClrValue(row) is { } value ? convert(value) : null;
    }

    /// <summary>The name, quoted.</summary>
    public string Name { get; }

    /// <summary>The type in the store, without length.</summary>
    public string StoreType { get; }

    /// <summary>The type of an array of values that are written.</summary>
    public Type ElementType { get; }

    /// <summary>A parameter for a value of the column, on an engine that takes rows one by one.</summary>
    public DbParameter Parameter(DbCommand command, string name, StoreProvider provider)
    {
        if (provider == StoreProvider.Sqlite)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            return parameter;
        }
        // A null without a type would be a text, which does not become bytes.
        var typed = _mapping.CreateParameter(command, name, value: null, nullable: true);
        // The size is that of the column, not of the first value.
        if (typed.Size > 0 && _mapping.Size is null)
            typed.Size = -1;
        return typed;
    }

    /// <summary>The value that is written for a row.</summary>
    public object? Read(object row) => _read(row);

    private static Type OrNull(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? typeof(Nullable<>).MakeGenericType(type)
            : type;

    // An enum without a converter of its own is written as its number.
    private static Func<object?, object?>? Widen(Type type) =>
        NumberOf(type) is { } number
            ? value => value is null ? null : Convert.ChangeType(value, number, null)
            : null;

    private static Type? NumberOf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration
            ? Enum.GetUnderlyingType(enumeration)
            : null;
}
