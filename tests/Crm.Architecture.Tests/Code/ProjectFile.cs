using System.Xml.Linq;
using Crm.Testing;

namespace Crm.Architecture.Tests.Code;

/// <summary>A project of the repository.</summary>
/// <param name="Path">Relative to the repository.</param>
internal sealed record ProjectFile(string Path)
{
    private readonly XDocument _content = XDocument.Load(
        System.IO.Path.Combine(Tools.Repository, Path)
    );

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string AssemblyName =>
        _content.Descendants("AssemblyName").FirstOrDefault()?.Value
        ?? System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>Plumbing and schemas, which every project may use.</summary>
    public bool IsShared =>
        Path.StartsWith("services/shared/", StringComparison.Ordinal)
        || Path.StartsWith("contracts/", StringComparison.Ordinal);

    /// <summary>A service, the gateway among them.</summary>
    public bool IsService =>
        Path.StartsWith("services/", StringComparison.Ordinal) && !IsShared && !IsHost;

    /// <summary>Starts several services in one process.</summary>
    public bool IsHost => Folder == "services/allinone";

    /// <summary>The projects that it refers to, relative to the repository.</summary>
    public IEnumerable<string> References =>
        _content
            .Descendants("ProjectReference")
            .Select(reference =>
                System.IO.Path.Combine(
                    Tools.Repository,
                    Folder,
                    reference.Attribute("Include")!.Value
                )
            )
            .Select(path =>
                System.IO.Path.GetRelativePath(Tools.Repository, System.IO.Path.GetFullPath(path))
            );

    public override string ToString() => Path;

    public static async Task<IReadOnlyList<ProjectFile>> AllAsync() =>
        [
            .. (await SourceFiles.AllAsync())
                .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(path => new ProjectFile(path)),
        ];
}
