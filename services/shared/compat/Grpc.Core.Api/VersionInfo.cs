namespace Grpc.Core;

/// <summary>The version of the API that these types follow.</summary>
public static class VersionInfo
{
    /// <summary>Stays the same for all 2.x versions, so that assemblies built against any of them bind.</summary>
    public const string CurrentAssemblyVersion = "2.0.0.0";

    public const string CurrentAssemblyFileVersion = "2.85.0.0";

    public const string CurrentVersion = "2.85.0";
}
