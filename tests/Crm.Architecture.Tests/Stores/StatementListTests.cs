using System.Text.RegularExpressions;
using Crm.Architecture.Tests.Code;
using Crm.Testing;

namespace Crm.Architecture.Tests.Stores;

/// <summary>
/// Statements that no query shows: those that change rows by set, and those written by hand, each of which SQL Server must understand,
/// too. The list is reviewed: who adds one adds what tests it.
/// </summary>
public sealed partial class StatementListTests
{
    private static readonly string List = Path.Combine(
        Tools.Repository,
        "tests",
        "Crm.Architecture.Tests",
        "Stores",
        "statements.txt"
    );

    [Fact]
    public async Task StatementsBesideQueries_Always_AreListed()
    {
        var found = (await SourceFiles.CodeAsync())
            .Where(path => path.StartsWith("services/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(StatementsOf)
            .ToList();
        Assert.True(found.Count > 20);
        var text = string.Join('\n', found) + "\n";
        if (Environment.GetEnvironmentVariable("CRM_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(List, text, TestContext.Current.CancellationToken);
        var listed = await File.ReadAllTextAsync(List, TestContext.Current.CancellationToken);
        Assert.True(
            listed == text,
            $"Others than listed; run this test once with CRM_UPDATE_SNAPSHOTS=1 and review {List}:\n"
                + string.Join('\n', found.Except(listed.Split('\n')))
        );
    }

    private static IEnumerable<string> StatementsOf(string path) =>
        Statement()
            .Matches(File.ReadAllText(Path.Combine(Tools.Repository, path)))
            .Select(match => match.Value.Trim('.', '(', ' ', '='))
            .GroupBy(name => name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{path}: {group.Key} {group.Count()}");

    [GeneratedRegex(
        @"\.(ExecuteUpdate|ExecuteDelete|ExecuteSql|ExecuteSqlRaw|ExecuteSqlInterpolated)(Async)?\(|\.(SqlQuery|SqlQueryRaw|FromSql|FromSqlRaw|FromSqlInterpolated)\b|\bCommandText =|\.BeginBinaryImport",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Statement();
}
