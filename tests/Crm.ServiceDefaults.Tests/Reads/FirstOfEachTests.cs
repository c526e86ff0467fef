using Crm.ServiceDefaults.Reads;

namespace Crm.ServiceDefaults.Tests.Reads;

/// <summary>Owners with few rows are read together; one with many costs no more than its first rows.</summary>
public class FirstOfEachTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Many = Guid.CreateVersion7();

    private readonly List<Guid> _alone = [];
    private readonly List<Guid> _together = [];

    [Fact]
    public async Task ReadAsync_ReadsThoseWithFewTogether_AndThoseWithManyAlone()
    {
        var rows = await ReadAsync((One, 1_000), (Other, 0), (Many, 1_001));

        Assert.Equal([One, Other], _together);
        Assert.Equal([Many], _alone);
        Assert.Equal(["together"], rows[One]);
        Assert.Equal(["alone"], rows[Many]);
    }

    [Fact]
    public async Task ReadAsync_OfOneOwner_ReadsNoMoreThanItsFirstRows()
    {
        var rows = await ReadAsync((One, 5));

        Assert.Empty(_together);
        Assert.Equal(["alone"], rows[One]);
    }

    [Fact]
    public async Task ReadAsync_OfNobody_AsksNothing()
    {
        Assert.Empty(await ReadAsync());
        Assert.Empty(_together);
        Assert.Empty(_alone);
    }

    private async Task<ILookup<Guid, string>> ReadAsync(params (Guid Id, long Count)[] counts)
    {
        var rows = await FirstOfEach.ReadAsync(
            counts.ToDictionary(one => one.Id, one => one.Count),
            id =>
            {
                _alone.Add(id);
                return Rows([id], "alone");
            },
            ids =>
            {
                _together.AddRange(ids);
                return Rows(ids, "together");
            },
            row => row.Owner,
            rows => Task.FromResult(rows.ToList())
        );
        return rows.SelectMany(owner => owner).ToLookup(row => row.Owner, row => row.How);
    }

    private static IQueryable<Row> Rows(IEnumerable<Guid> owners, string how) =>
        owners.Select(owner => new Row(owner, how)).ToList().AsQueryable();

    private sealed record Row(Guid Owner, string How);
}
