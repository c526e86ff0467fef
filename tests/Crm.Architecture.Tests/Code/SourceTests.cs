using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Testing;

namespace Crm.Architecture.Tests.Code;

public partial class SourceTests
{
    private const int MostLines = 300;
    private const int MostLinesOfProgram = 40;

    // Joined, so that this file does not contain them.
    private static readonly string[] Unfinished =
    [
        "TO" + "DO",
        "FIX" + "ME",
        "HA" + "CK",
        "#reg" + "ion",
    ];
    private static readonly string[] VagueNames =
    [
        "Helper",
        "Helpers",
        "Manager",
        "Utils",
        "Util",
        "Misc",
    ];
    private static readonly string[] Registries =
    [
        "nu" + "get.org",
        "npm" + "js.org",
        "npm" + "js.com",
    ];
    private static readonly string[] TextFiles =
    [
        ".cs",
        ".proto",
        ".md",
        ".json",
        ".yaml",
        ".yml",
        ".csproj",
        ".props",
        ".targets",
        ".sln",
        ".sh",
        ".ts",
        ".js",
        ".cjs",
        ".mjs",
        "",
    ];

    [Fact]
    public async Task File_Always_IsShort() =>
        Rule.Holds(
            await SourceFiles.CodeAsync(),
            path =>
                SourceFiles.Lines(path).Count is var count && count > MostLines
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path} has {count} lines: split it"
                    )
                    : null
        );

    [Fact]
    public async Task Program_Always_ReadsLikeTableOfContents() =>
        Rule.Holds(
            (await SourceFiles.CodeAsync()).Where(path => Path.GetFileName(path) == "Program.cs"),
            path =>
                SourceFiles.Lines(path).Count > MostLinesOfProgram
                    ? $"{path} has more than {MostLinesOfProgram} lines"
                    : null
        );

    [Fact]
    public async Task File_Always_IsFinished() =>
        Rule.HoldsEverywhere(
            await SourceFiles.CodeAsync(),
            path =>
                from line in SourceFiles.Lines(path).Index()
                from word in Unfinished
                where line.Item.Contains(word, StringComparison.Ordinal)
                select string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}:{line.Index + 1} has {word}"
                )
        );

    [Fact]
    public async Task File_Always_HasTellingName() =>
        Rule.Holds(
            await SourceFiles.CodeAsync(),
            path =>
                VagueNames.Any(name =>
                    Path.GetFileNameWithoutExtension(path).EndsWith(name, StringComparison.Ordinal)
                )
                    ? $"{path} has a name that says nothing"
                    : null
        );

    [Fact]
    public async Task File_Always_LivesInFolderOfItsNamespace() =>
        Rule.HoldsEverywhere(
            (await SourceFiles.CodeAsync()).Where(path =>
                path.StartsWith("services/", StringComparison.Ordinal)
                && !path.StartsWith("services/shared/", StringComparison.Ordinal)
            ),
            path =>
                from line in SourceFiles.Lines(path)
                let match = NamespaceLine().Match(line)
                where match.Success
                let folders = string.Join('.', Path.GetDirectoryName(path)!.Split('/').Skip(2))
                where !match.Groups["name"].Value.EndsWith(folders, StringComparison.Ordinal)
                select $"{path} declares {match.Groups["name"].Value}"
        );

    [Fact]
    public async Task File_Always_KnowsNoMachine()
    {
        var patterns = PathsOfThisMachine().Concat(Registries).ToList();
        Rule.HoldsEverywhere(
            (await SourceFiles.AllAsync()).Where(path =>
                TextFiles.Contains(Path.GetExtension(path))
            ),
            path =>
                from line in SourceFiles.Lines(path).Index()
                from pattern in patterns
                where line.Item.Contains(pattern, StringComparison.Ordinal)
                select string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}:{line.Index + 1} names {pattern}"
                )
        );
    }

    // A folder directly under the root may be a word of any text, such as /data.
    private static IEnumerable<string> PathsOfThisMachine() =>
        new[]
        {
            Tools.Repository,
            Path.GetDirectoryName(Tools.Repository),
            Environment.GetEnvironmentVariable("HOME"),
        }
            .OfType<string>()
            .Where(folder => folder.Length > 1)
            .Select(folder => folder.TrimEnd('/') + "/");

    [GeneratedRegex(
        "^namespace (?<name>[A-Za-z0-9_.]+);",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NamespaceLine();
}
