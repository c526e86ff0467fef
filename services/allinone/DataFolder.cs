using System.Security.Cryptography;

namespace Crm.AllInOne;

/// <summary>The folder that holds the stores and the key of the internal identity. One process at a time works in it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <exception cref="DataFolderInUseException">Another process works in the folder.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(full);
        try
        {
            return new DataFolder(
                full,
                new FileStream(
                    System.IO.Path.Combine(full, "lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException)
        {
            throw new DataFolderInUseException(full);
        }
    }

    /// <summary>The connection string of the store of a service.</summary>
    public string StoreOf(string service) =>
        $"Data Source={System.IO.Path.Combine(Path, service + ".db")}";

    /// <summary>The secret of the internal identity, made at the first start: page tokens stay valid over a restart.</summary>
    public string IdentitySecret()
    {
        var file = System.IO.Path.Combine(Path, "identity.key");
        if (File.Exists(file))
            return File.ReadAllText(file);
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
        return secret;
    }

    public void Dispose() => _lock.Dispose();
}

/// <summary>Another process works in the data folder.</summary>
public sealed class DataFolderInUseException(string path)
    : Exception(
        $"Another process works in {path}. Stop it, or give another folder with --data DIR."
    );
