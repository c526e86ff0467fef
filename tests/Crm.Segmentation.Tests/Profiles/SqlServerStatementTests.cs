using System.Data;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>SQL that is written by hand, as SQL Server gets it. No engine is asked.</summary>
public sealed class SqlServerStatementTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly SilentConnection _server = new();
    private readonly SegmentationDbContext _db;

    public SqlServerStatementTests() =>
        _db = (SegmentationDbContext)
            StoreContexts.Create(
                "segmentation",
                StoreProvider.SqlServer,
                options => options.UseSqlServer(_server),
                "acme"
            );

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task Ranking_OnSqlServer_ComparesBitsAndReadsIdsOfBytes()
    {
        var contact = Guid.CreateVersion7();
        _server.Answers.Enqueue(
            new DataTable
            {
                Columns =
                {
                    { "contact_id", typeof(byte[]) },
                    { "recency", typeof(int) },
                    { "frequency", typeof(int) },
                    { "monetary", typeof(int) },
                },
                Rows =
                {
                    new object[] { contact.ToByteArray(bigEndian: true), 1, 5, DBNull.Value },
                },
            }
        );
        var changes = await new QuintileRanking(_db).ReadAsync(CancellationToken.None);

        Assert.Equal([new QuintileChange(contact, 1, 5, null)], changes);
        var told = Assert.Single(_server.Told);
        Assert.Contains("is_deleted = @no", told.CommandText, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT is_deleted", told.CommandText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_OfMembersOnSqlServer_ComparesBitsAndIdsOfBytes()
    {
        var snapshot = Segment
            .CreateStatic("acme", "Friends", "", Now)
            .CreateSnapshot("Friends then", "", Now);
        await new MembershipCopy(_db).CopyAllAsync(snapshot, CancellationToken.None);

        var told = Assert.Single(_server.Told);
        Assert.DoesNotContain("(is_member OR", told.CommandText, StringComparison.Ordinal);
        var values = told.Parameters.Select(parameter => parameter.Value).ToList();
        Assert.DoesNotContain(values, value => value is Guid);
        Assert.Equal(4, values.Count(value => value is byte[] { Length: 16 }));
    }

    [Fact]
    public async Task Profiles_ThatArePurchasedFor_AreMerged()
    {
        await using var transaction = await _db.Database.BeginTransactionAsync(
            TestContext.Current.CancellationToken
        );
        await _db.BulkInsertAsync(
            [new Domain.Profile { TenantId = "acme", ContactId = Guid.NewGuid() }],
            ProfileMerge.AddPurchases,
            TestContext.Current.CancellationToken
        );
        var text = _server.Told[^1].CommandText;
        Assert.StartsWith("MERGE INTO [profiles] WITH (HOLDLOCK)", text, StringComparison.Ordinal);
        Assert.Contains("[version] = known.[version] + 1", text, StringComparison.Ordinal);
        Assert.Contains(
            "[orders] = known.[orders] + excluded.[orders]",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("ON CONFLICT", text, StringComparison.Ordinal);
    }
}
