using System.Globalization;
using System.Text;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Interactions.Data;

/// <summary>
/// Adds to rows of totals by set: a row that is not there is inserted. Numbers are added up, the first and the last time move, texts stay
/// as they were first written. Call it in a transaction that was begun.
/// </summary>
internal sealed class TotalsWriter(InteractionsDbContext db)
{
    /// <summary>Adds; false when a total would become greater than a card can hold.</summary>
    /// <param name="rows">What is added, one row a key at most.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<bool> AddAsync<T>(
        IReadOnlyCollection<T> rows,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        return rows.All(row => Fits(entity, row))
            && await db.BulkInsertAsync(rows, Addition(entity), cancellationToken) == rows.Count;
    }

    private static bool Fits(IEntityType entity, object row) =>
        entity
            .GetProperties()
            .Where(property => property.ClrType == typeof(decimal))
            .All(property =>
                Math.Abs((decimal)property.PropertyInfo!.GetValue(row)!)
                <= InteractionLimits.CardAmount
            );

    private static string Addition(IEntityType entity)
    {
        var properties = entity.GetProperties().ToList();
        var table = entity.GetTableName()!;
        var sql = new StringBuilder();
        sql.Append(
            CultureInfo.InvariantCulture,
            $"ON CONFLICT ({Columns(entity.FindPrimaryKey()!.Properties)}) DO UPDATE SET "
        );
        sql.AppendJoin(
            ", ",
            properties.Select(property => Merge(table, property)).OfType<string>()
        );
        var limits = properties
            .Where(property => property.ClrType == typeof(decimal))
            .Select(amount => Limit(table, amount))
            .ToList();
        if (limits.Count > 0)
            sql.Append(" WHERE ").AppendJoin(" AND ", limits);
        return sql.ToString();
    }

    private static string Columns(IEnumerable<IProperty> properties) =>
        string.Join(", ", properties.Select(property => property.GetColumnName()));

    private static string? Merge(string table, IProperty property)
    {
        var column = property.GetColumnName();
        if (property.IsPrimaryKey() || property.ClrType == typeof(string))
            return null;
        if (property.ClrType == typeof(long) || property.ClrType == typeof(decimal))
            return $"{column} = {table}.{column} + excluded.{column}";
        var isNearer = property.Name.StartsWith("First", StringComparison.Ordinal) ? "<" : ">";
        return $"{column} = CASE WHEN {table}.{column} IS NULL OR excluded.{column} {isNearer} {table}.{column} "
            + $"THEN excluded.{column} ELSE {table}.{column} END";
    }

    // Checked before it is written: beyond the column SQLite would go on with rounded numbers, and PostgreSQL fail.
    private static string Limit(string table, IProperty amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"abs({table}.{amount.GetColumnName()} + excluded.{amount.GetColumnName()}) <= {(long)(InteractionLimits.CardAmount * ScaledAmount.Scale)}"
        );
}
