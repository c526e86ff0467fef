using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Tests.Segments;

public class SegmentGraphTests
{
    private readonly Guid[] _ids = [.. Enumerable.Range(0, 7).Select(_ => Guid.NewGuid())];

    [Fact]
    public void Depth_OfChain_CountsItsSegments() =>
        Assert.Equal([1, 2, 3], _ids.Take(3).Select(Graph((1, 0), (2, 1)).Depth));

    [Fact]
    public void Depth_OfDiamond_IsTheLongestWay() =>
        Assert.Equal(4, Graph((3, 0), (3, 2), (2, 1), (1, 0)).Depth(_ids[3]));

    [Fact]
    public void HasCycle_WhenSegmentNamesItself_IsTrue() =>
        Assert.True(Graph((0, 0)).HasCycle(_ids[0]));

    [Fact]
    public void HasCycle_WhenAWayLeadsBack_IsTrue() =>
        Assert.True(Graph((0, 1), (1, 2), (2, 0)).HasCycle(_ids[0]));

    [Fact]
    public void HasCycle_WhenTwoWaysMeet_IsFalse() =>
        Assert.False(Graph((0, 1), (0, 2), (1, 3), (2, 3)).HasCycle(_ids[0]));

    [Fact]
    public void DependentsOf_Always_HoldsAllAbove() =>
        Assert.Equal(
            [.. _ids.Take(3).Order()],
            Graph((1, 0), (2, 1), (4, 3)).DependentsOf(_ids[0]).Order()
        );

    private SegmentGraph Graph(params (int From, int To)[] edges) =>
        new(
            edges
                .GroupBy(edge => _ids[edge.From], edge => _ids[edge.To])
                .ToDictionary(group => group.Key, IReadOnlyCollection<Guid> (group) => [.. group])
        );
}
