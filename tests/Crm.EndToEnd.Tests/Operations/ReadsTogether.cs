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
        {
            var resource = method.Descriptor.Name["Get".Length..].ToLowerInvariant();
            string[] paths =
            [
                PathOf(resource, one),
                PathOf(resource, other),
                $"/v1/{Plural(resource)}/{Guid.NewGuid()}",
                $"/v1/{Plural(resource)}/no-id-at-all",
                $"/v1/{Plural(resource)}/{new string('9', 101)}",
            ];
            var alone = new List<Answer>();
            foreach (var path in paths)
                alone.Add(await one.Client.GetAsync(path));
            Assert.Equal([200, 404, 404, 404, 400], alone.Select(answer => (int)answer.Status));

            var together = await Task.WhenAll(
                Enumerable
                    .Range(0, Times * paths.Length)
                    .Select(index => one.Client.GetAsync(paths[index % paths.Length]))
            );

            for (var i = 0; i < together.Length; i++)
            {
                var expected = alone[i % paths.Length];
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
    }

    private static string PathOf(string resource, SeededTenant tenant) =>
        $"/v1/{Plural(resource)}/{tenant.Values[$"{resource}Id"]}";

    private static string Plural(string resource) =>
        resource.EndsWith('y') ? $"{resource[..^1]}ies" : $"{resource}s";
}
