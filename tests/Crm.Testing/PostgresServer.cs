using Crm.Testing.Processes;
using Npgsql;

namespace Crm.Testing;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder, as a user other than root.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer?>> Shared = new(() => StartNewAsync());

    private readonly string _binaries;
    private readonly string _folder;
    private readonly string _settings;
    private readonly string _connection;

    private PostgresServer(string binaries, string folder, int port, IEnumerable<string> further)
    {
        (_binaries, _folder) = (binaries, folder);
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
            .. further,
        ];
        _settings = string.Join(' ', settings);
        _connection = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }

    /// <summary>The server that the tests of a process share; null when PostgreSQL is not installed.</summary>
    public static Task<PostgresServer?> FindAsync() => Shared.Value;

    /// <summary>Starts a server that nobody else uses, such as to stop it; null when PostgreSQL is not installed. It ends with the process.</summary>
    /// <param name="further">Further settings, such as <c>-c fsync=on</c>.</param>
    public static async Task<PostgresServer?> StartNewAsync(params string[] further)
    {
        if (FindBinaries() is not { } binaries)
            return null;
        var folder = Directory.CreateTempSubdirectory("crm-postgres-").FullName;
        await RunAsync("chmod", ["755", folder], asOwner: false);
        if (IsRoot)
            await RunAsync("chown", ["postgres", folder], asOwner: false);
        var ports = new PortReservation();
        var server = new PostgresServer(binaries, folder, ports.Next(), further);
        await RunAsync(
            Path.Combine(binaries, "initdb"),
            ["-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        );
        await server.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Remove();
            ports.Dispose();
        };
        return server;
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts it again.</summary>
    public Task StartAsync() =>
        RunAsync(
            Path.Combine(_binaries, "pg_ctl"),
            ["-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", _settings, "start"]
        );

    /// <summary>Stops it without waiting for its clients.</summary>
    public Task StopAsync() =>
        RunAsync(Path.Combine(_binaries, "pg_ctl"), ["-D", Data, "-w", "-m", "fast", "stop"]);

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

    private void Remove()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            RunAsync(Path.Combine(_binaries, "pg_ctl"), ["-D", Data, "-m", "immediate", "stop"])
                .GetAwaiter()
                .GetResult();
        Directory.Delete(_folder, recursive: true);
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
}
