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

    // What services hear of meanwhile is read anew: what is read alone before and after is what is read together.
    private static async Task CheckAsync(
        ContractMethod method,
        SeededTenant one,
        SeededTenant other
    )
    {
        var calls = CallsOf(method, one, other);
        List<Answer> before;
        List<Answer> after;
        Answer[] together;
        var clock = Stopwatch.StartNew();
        do
        {
            before = await AloneAsync(one.Client, calls);
            together = await Task.WhenAll(
                Enumerable
                    .Range(0, Times * calls.Count)
                    .Select(index => calls[index % calls.Count].SendAsync(one.Client))
            );
            after = await AloneAsync(one.Client, calls);
        } while (before[0].Text != after[0].Text && clock.Elapsed < TimeSpan.FromMinutes(1));
        Assert.Equal([200, 404, 404, 404, 400], after.Select(answer => (int)answer.Status));

        for (var i = 0; i < together.Length; i++)
        {
            var expected = after[i % calls.Count];
            Assert.Equal(expected.Status, together[i].Status);
            Assert.Equal(expected.Code, together[i].Code);
            Assert.Equal(
                expected.Headers.GetValueOrDefault("ETag"),
                together[i].Headers.GetValueOrDefault("ETag")
            );
            if (expected.Code.Length == 0)
                Assert.Equal(expected.Text, together[i].Text);
        }
    }

    private static async Task<List<Answer>> AloneAsync(
        CrmClient client,
        IReadOnlyList<RestCall> calls
    )
    {
        var answers = new List<Answer>();
        foreach (var call in calls)
            answers.Add(await call.SendAsync(client));
        return answers;
    }

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
