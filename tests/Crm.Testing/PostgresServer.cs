using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Crm.Testing;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder, as a user other than root. One a test process.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer?>> Shared = new(StartAsync);

    private readonly string _connection;

    private PostgresServer(string connection) => _connection = connection;

    /// <summary>The server; null when PostgreSQL is not installed.</summary>
    public static Task<PostgresServer?> FindAsync() => Shared.Value;

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connection)
        {
            Database = name,
            MaxPoolSize = 20,
        }.ConnectionString;
    }

    private static async Task<PostgresServer?> StartAsync()
    {
        if (FindBinaries() is not { } binaries)
            return null;
        var folder = Directory.CreateTempSubdirectory("crm-postgres-").FullName;
        var port = FreePort();
        await RunAsync("chmod", ["755", folder], asOwner: false);
        if (IsRoot)
            await RunAsync("chown", ["postgres", folder], asOwner: false);
        var data = Path.Combine(folder, "data");
        await RunAsync(
            Path.Combine(binaries, "initdb"),
            ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        );
        // Nothing here outlives the tests, so nothing needs to reach the disk.
        string[] settings =
        [
            $"-p {port}",
            "-c listen_addresses=127.0.0.1",
            $"-c unix_socket_directories={folder}",
            "-c fsync=off",
            "-c synchronous_commit=off",
            "-c full_page_writes=off",
            "-c max_connections=300",
        ];
        await RunAsync(
            Path.Combine(binaries, "pg_ctl"),
            [
                "-D",
                data,
                "-w",
                "-l",
                Path.Combine(folder, "log"),
                "-o",
                string.Join(' ', settings),
                "start",
            ]
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(binaries, data, folder);
        return new PostgresServer(
            $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres"
        );
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static string? FindBinaries() =>
        new[] { "/usr/lib/postgresql" }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetDirectories(folder))
            .Select(version => Path.Combine(version, "bin"))
            .Append(Path.GetDirectoryName(Tools.Find("initdb")) ?? "")
            .LastOrDefault(folder =>
                File.Exists(Path.Combine(folder, "initdb"))
                && File.Exists(Path.Combine(folder, "postgres"))
            );

    private static void Stop(string binaries, string data, string folder)
    {
        RunAsync(Path.Combine(binaries, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"])
            .GetAwaiter()
            .GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string program, string[] arguments, bool asOwner = true)
    {
        var (file, all) =
            IsRoot && asOwner
                ? ("runuser", ["-u", "postgres", "--", program, .. arguments])
                : (program, arguments);
        // A server that inherits a pipe keeps it open, so the output goes through a shell to nowhere.
        var line = string.Join(' ', all.Prepend(file).Select(part => $"'{part}'"));
        var (exitCode, output) = await Tools.RunAsync(
            "/bin/sh",
            ["-c", $"{line} > /dev/null 2>&1"],
            "/"
        );
        if (exitCode != 0)
            throw new InvalidOperationException($"{program} ended with {exitCode}: {output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
