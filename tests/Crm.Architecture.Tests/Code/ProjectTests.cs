using System.Text.Json.Nodes;
using System.Xml.Linq;
using Crm.Testing;

namespace Crm.Architecture.Tests.Code;

public class ProjectTests
{
    [Fact]
    public async Task Service_Always_RefersToSharedProjectsOnly()
    {
        var projects = (await ProjectFile.AllAsync()).ToDictionary(
            project => project.Path,
            StringComparer.Ordinal
        );
        Rule.HoldsEverywhere(
            projects.Values.Where(project => project.IsService),
            service =>
                service
                    .References.Where(path => !projects[path].IsShared)
                    .Select(path => $"{service} refers to {path}")
        );
    }

    [Fact]
    public async Task SharedProject_Always_RefersToSharedProjectsOnly()
    {
        var projects = (await ProjectFile.AllAsync()).ToDictionary(
            project => project.Path,
            StringComparer.Ordinal
        );
        Rule.HoldsEverywhere(
            projects.Values.Where(project => project.IsShared),
            shared =>
                shared
                    .References.Where(path => !projects[path].IsShared)
                    .Select(path => $"{shared} refers to {path}")
        );
    }

    [Fact]
    public async Task Filtering_Always_StandsOnItsOwn() =>
        Rule.HoldsEverywhere(
            (await ProjectFile.AllAsync()).Where(project =>
                project.Folder == "services/shared/Crm.Filtering"
            ),
            filtering => filtering.References.Select(path => $"{filtering} refers to {path}")
        );

    [Fact]
    public async Task Product_Always_RefersToNoTests() =>
        Rule.HoldsEverywhere(
            (await ProjectFile.AllAsync()).Where(project => !project.IsTest),
            project =>
                project
                    .References.Where(path => path.StartsWith("tests/", StringComparison.Ordinal))
                    .Select(path => $"{project} refers to {path}")
        );

    /// <summary>The README says <c>./data</c>: the folder in which <c>dotnet run</c> was called, not that of the project.</summary>
    [Fact]
    public async Task DotnetRun_Always_StaysInTheFolderOfTheShell()
    {
        var (exitCode, output) = await Tools.RunAsync(
            Tools.Demand("dotnet", "install the .NET SDK"),
            ["msbuild", "services/allinone", "-getProperty:RunCommand,RunWorkingDirectory"]
        );
        Assert.True(exitCode == 0, output);
        var properties = JsonNode.Parse(output)!["Properties"]!;
        Assert.NotEqual("", (string?)properties["RunCommand"]);
        Assert.Equal("", (string?)properties["RunWorkingDirectory"]);
    }

    [Fact]
    public async Task Project_Always_StandsInSolution()
    {
        var solution = await File.ReadAllTextAsync(
            Path.Combine(Tools.Repository, "Crm.Microservices.sln"),
            TestContext.Current.CancellationToken
        );
        Rule.Holds(
            await ProjectFile.AllAsync(),
            project =>
                solution.Contains(project.Path.Replace('/', '\\'), StringComparison.Ordinal)
                    ? null
                    : $"{project} is not in the solution"
        );
    }

    [Fact]
    public async Task Project_Always_HasLockFile() =>
        Rule.Holds(
            await ProjectFile.AllAsync(),
            project =>
                File.Exists(Path.Combine(Tools.Repository, project.Folder, "packages.lock.json"))
                    ? null
                    : $"{project} has no packages.lock.json"
        );

    [Fact]
    public async Task Project_Always_TakesVersionsFromCentralFile() =>
        Rule.HoldsEverywhere(
            await ProjectFile.AllAsync(),
            project =>
                XDocument
                    .Load(Path.Combine(Tools.Repository, project.Path))
                    .Descendants("PackageReference")
                    .Where(reference =>
                        reference.Attribute("Version") is not null
                        || reference.Attribute("VersionOverride") is not null
                    )
                    .Select(reference =>
                        $"{project} gives a version of {reference.Attribute("Include")?.Value}"
                    )
        );
}
