using System.Diagnostics;
using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>Reads that meet at the gateway have the same answers as each has alone: with what is there, what is not, and what is another's.</summary>
internal static class ReadsTogether
{
    private const int Times = 12;

    public static async Task CheckAsync(CrmHost host)
    {
        var (one, other) = (
            await SeededTenant.CreateAsync(host),
            await SeededTenant.CreateAsync(host)
        );
        var batched = Examples.Methods.Where(method => method.BatchedBy is not null).ToList();
        Assert.NotEmpty(batched);

        foreach (var method in batched)
            await CheckAsync(method, one, other);
    }

    /// <summary>Reads one after the other, then many at once: the answers are the same.</summary>
    /// <param name="reads">Different reads of one caller.</param>
    /// <returns>What each has alone.</returns>
    // What services hear of meanwhile is read anew: what is read alone before and after is what is read together.
    public static async Task<IReadOnlyList<Answer>> CompareAsync(
        IReadOnlyList<Func<Task<Answer>>> reads
    )
    {
        List<Answer> before;
        List<Answer> after;
        Answer[] together;
        var clock = Stopwatch.StartNew();
        do
        {
            before = await AloneAsync(reads);
            together = await Task.WhenAll(
                Enumerable
                    .Range(0, Times * reads.Count)
                    .Select(index => reads[index % reads.Count]())
            );
            after = await AloneAsync(reads);
        } while (IsChanging(before, after) && clock.Elapsed < TimeSpan.FromMinutes(1));

        for (var i = 0; i < together.Length; i++)
        {
            var expected = after[i % reads.Count];
            Assert.Equal(expected.Status, together[i].Status);
            Assert.Equal(expected.Code, together[i].Code);
            Assert.Equal(
                expected.Headers.GetValueOrDefault("ETag"),
                together[i].Headers.GetValueOrDefault("ETag")
            );
            if (expected.Code.Length == 0)
                Assert.Equal(expected.Text, together[i].Text);
        }
        return after;
    }

    private static async Task CheckAsync(
        ContractMethod method,
        SeededTenant one,
        SeededTenant other
    )
    {
        var answers = await CompareAsync([
            .. CallsOf(method, one, other)
                .Select(call => (Func<Task<Answer>>)(() => call.SendAsync(one.Client))),
        ]);
        Assert.Equal([200, 404, 404, 404, 400], answers.Select(answer => (int)answer.Status));
    }

    private static async Task<List<Answer>> AloneAsync(IEnumerable<Func<Task<Answer>>> reads)
    {
        var answers = new List<Answer>();
        foreach (var read in reads)
            answers.Add(await read());
        return answers;
    }

    // A failure names its own request.
    private static bool IsChanging(List<Answer> before, List<Answer> after) =>
        before
            .Zip(after)
            .Any(pair => pair.First.Code.Length == 0 && pair.First.Text != pair.Second.Text);

    // One that is there, one of another tenant, and three that nobody has.
    private static List<RestCall> CallsOf(
        ContractMethod method,
        SeededTenant one,
        SeededTenant other
    )
    {
        var own = Examples.Call(method, one.Values);
        var foreign = Examples.Call(method, other.Values);
        string[] unknown = [$"{Guid.NewGuid()}", "no-id-at-all", new string('9', 101)];
        return
        [
            own,
            foreign,
            .. unknown.Select(id =>
            {
                var call = Examples.Call(method, one.Values);
                call.Path[call.Path.Keys.Single()] = id;
                return call;
            }),
        ];
    }
}
