namespace Crm.Benchmarks.Load;

/// <summary>One request of a load. Ten <c>#</c> in its body become a number that no other request has.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with its query, encoded.</param>
/// <param name="Body">The JSON; empty for none.</param>
internal sealed record LoadRequest(string Method, string Path, string Body = "")
{
    /// <summary>A read.</summary>
    public static LoadRequest Get(string path) => new("GET", path);
}
