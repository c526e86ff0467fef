using System.Globalization;
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

    private static BulkMerge Addition(IEntityType entity)
    {
        var columns = entity
            .GetProperties()
            .Where(property => !property.IsPrimaryKey() && property.ClrType != typeof(string))
            .ToLookup(Rule, property => property.GetColumnName());
        var merge = BulkMerge
            .Keep.Add(columns["add"])
            .Least(columns["least"])
            .Greatest(columns["greatest"]);
        var limits = entity
            .GetProperties()
            .Where(property => property.ClrType == typeof(decimal))
            .Select(amount => Limit(amount.GetColumnName()))
            .ToList();
        return limits.Count > 0 ? merge.When(string.Join(" AND ", limits)) : merge;
    }

    private static string Rule(IProperty property) =>
        property.ClrType == typeof(long) || property.ClrType == typeof(decimal) ? "add"
        : property.Name.StartsWith("First", StringComparison.Ordinal) ? "least"
        : "greatest";

    // Checked before it is written: beyond the column SQLite would go on with rounded numbers, and a server fail.
    private static string Limit(string amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"abs(known.{amount} + excluded.{amount}) <= {(long)(InteractionLimits.CardAmount * ScaledAmount.Scale)}"
        );
}
