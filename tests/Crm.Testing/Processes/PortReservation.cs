using System.Net;
using System.Net.Sockets;

namespace Crm.Testing.Processes;

/// <summary>
/// Ports that processes may listen on, and again after a restart. They lie below those that the system hands out by itself, and a lock
/// keeps other test processes away from them.
/// </summary>
public sealed class PortReservation : IDisposable
{
    private const int First = 12_000;
    private const int Last = 32_000;

    private readonly List<FileStream> _locks = [];

    /// <summary>A port that nobody uses.</summary>
    /// <param name="further">How far above it others lie that are needed with it.</param>
    public int Next(params int[] further)
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (TryTake(port) && Array.TrueForAll(further, offset => TryTake(port + offset)))
                return port;
        }
        throw new InvalidOperationException("There is no free port.");
    }

    /// <summary>Others may have the ports.</summary>
    public void Dispose()
    {
        foreach (var held in _locks)
            held.Dispose();
        _locks.Clear();
    }

    private bool TryTake(int port)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "crm-ports"));
        return TryLock(Path.Combine(folder.FullName, $"{port}")) && IsFree(port);
    }

    private bool TryLock(string path)
    {
        try
        {
            _locks.Add(
                new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose
                )
            );
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
