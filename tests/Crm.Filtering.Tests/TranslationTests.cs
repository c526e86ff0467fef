using System.Text.RegularExpressions;
using Crm.Filtering.Tests.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Filtering.Tests;

/// <summary>The shape of the SQL: indexes are usable and values are parameters.</summary>
public sealed class TranslationTests
{
    [Theory]
    [InlineData("name = \"Ann\"", "NameKey = @value")]
    [InlineData("name = \"Ann*\"", "NameKey >= @value AND r.NameKey < @value")]
    [InlineData("NOT note > \"Ann\"", "r.NoteKey IS NULL OR r.NoteKey <= @value")]
    [InlineData("score >= 1.5", "r.Score IS NOT NULL AND r.Score >= @value")]
    [InlineData("createTime > 2026-01-01", "WHERE r.CreateTime > @value")]
    [InlineData("wait < 90s", "r.Wait IS NOT NULL AND r.Wait < @value")]
    [InlineData("kind = COMPANY", "WHERE r.Kind = @value")]
    [InlineData(
        "ownerId != 0190a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11",
        "r.OwnerId IS NULL OR r.OwnerId <> @value"
    )]
    [InlineData("address.floor:*", "WHERE r.Address_Floor IS NOT NULL")]
    [InlineData("tags:vip", "r0.Field = 'tags' AND r0.TextKey IS NOT NULL AND r0.TextKey = @value")]
    [InlineData(
        "customFields.vipLevel > 3",
        "r0.Field = @field AND r0.Number IS NOT NULL AND r0.Number > @value"
    )]
    public void Predicate_OnEachProvider_ComparesColumnsWithParameters(
        string text,
        string condition
    )
    {
        var filter = RowFields.Compile(text).Require();

        foreach (var sql in OnEachProvider(rows => rows.Where(filter.Predicate)))
        {
            Assert.Contains(condition, sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Predicate_OfAnyFilter_IsTranslatedForPostgres()
    {
        using var postgres = RowStore.Postgres();

        foreach (var text in FsCheck.Fluent.Gen.Sample(Samples.Filter(), 4, 300))
        {
            var limits = new FilterLimits { MaxTerms = 100, MaxLength = 20_000 };
            var filter = RowFields.Compile(text, limits).Require();
            Assert.NotEmpty(postgres.Rows.Where(filter.Predicate).ToQueryString());
        }
    }

    [Theory]
    [InlineData(
        "createTime desc",
        "r.CreateTime <= @value AND (r.CreateTime < @value OR r.Id < @value)",
        "ORDER BY r.CreateTime DESC, r.Id DESC"
    )]
    [InlineData(
        "name, level desc",
        "r.NameKey >= @value AND (r.NameKey > @value OR (r.Level <= @value AND (r.Level < @value OR r.Id < @value)))",
        "ORDER BY r.NameKey, r.Level DESC, r.Id DESC"
    )]
    [InlineData(
        "kind",
        "r.Kind >= @value AND (r.Kind > @value OR r.Id > @value)",
        "ORDER BY r.Kind, r.Id"
    )]
    public void Keyset_OnEachProvider_StartsWithARange(
        string order,
        string condition,
        string ordering
    )
    {
        var keyset = RowFields.Order.Parse(order).Require();
        var position = keyset.PositionOf(new Row());

        foreach (var sql in OnEachProvider(rows => keyset.Apply(rows, position)))
        {
            Assert.Contains(condition, sql, StringComparison.Ordinal);
            Assert.Contains(ordering, sql, StringComparison.Ordinal);
        }
    }

    private static List<string> OnEachProvider(Func<IQueryable<Row>, IQueryable<Row>> query)
    {
        using var sqlite = new RowStore([]);
        using var postgres = RowStore.Postgres();
        return
        [
            .. new[] { sqlite.Rows, postgres.Rows }.Select(rows =>
                Plain(query(rows).Select(row => row.Id).ToQueryString())
            ),
        ];
    }

    /// <summary>Without quotes, and with one name for all parameters: EF Core numbers them as it likes.</summary>
    private static string Plain(string sql) =>
        Regex.Replace(
            sql.Replace("\"", "", StringComparison.Ordinal),
            "@Value[0-9]*",
            "@value",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
}
