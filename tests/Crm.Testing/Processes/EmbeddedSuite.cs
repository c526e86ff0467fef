using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Crm.Testing.Processes;

/// <summary>The product as a new user starts it: all services in one process, on SQLite files.</summary>
public sealed class EmbeddedSuite : RunningProduct
{
    private readonly string _data;
    private readonly PortReservation _ports = new();
    private readonly ProductProcess _process;

    /// <summary>Says how it is started.</summary>
    /// <param name="data">The folder of its data; it is not removed.</param>
    /// <param name="settings">Further arguments, such as <c>--Imports:RecordsInChunk=100</c>.</param>
    public EmbeddedSuite(string data, params string[] settings)
        : this(data, ProductFiles.CommandOf("allinone"), settings, takesCrashOrders: true) { }

    private EmbeddedSuite(
        string data,
        IReadOnlyList<string> program,
        string[] settings,
        bool takesCrashOrders
    )
    {
        _data = Directory.CreateDirectory(data).FullName;
        var (rest, grpc) = (_ports.Next(), _ports.Next());
        (RestDoors, GrpcDoors) = ([Loopback(rest)], [Loopback(grpc)]);
        _process = new ProductProcess(
            "allinone",
            replica: 1,
            [
                .. program,
                "--data",
                _data,
                $"--Gateway:RestPort={rest}",
                $"--Gateway:GrpcPort={grpc}",
                "--Logging:LogLevel:Default=Warning",
                .. settings,
            ],
            new Dictionary<string, string>(StringComparer.Ordinal),
            _data,
            new Uri(Loopback(rest), "#http1"),
            takesCrashOrders
        );
    }

    /// <inheritdoc />
    public override IReadOnlyList<ProductProcess> Processes => [_process];

    /// <inheritdoc />
    public override IReadOnlyList<Uri> RestDoors { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Uri> GrpcDoors { get; }

    /// <summary>Starts it and returns when it takes calls; the first start of a folder tells the key.</summary>
    public static Task<EmbeddedSuite> StartAsync(string data, params string[] settings) =>
        StartAsync(data, _ => Task.CompletedTask, settings);

    /// <summary>Starts it and returns when it takes calls; the first start of a folder tells the key.</summary>
    /// <param name="data">The folder of its data.</param>
    /// <param name="before">What happens before, such as a start that is killed.</param>
    /// <param name="settings">Further arguments.</param>
    public static Task<EmbeddedSuite> StartAsync(
        string data,
        Func<ProductProcess, Task> before,
        params string[] settings
    ) => StartAsync(new EmbeddedSuite(data, settings), before);

    /// <summary>Starts it from another program than that of this build.</summary>
    /// <param name="data">The folder of its data.</param>
    /// <param name="program">The program, with what starts it.</param>
    /// <param name="settings">Further arguments.</param>
    public static Task<EmbeddedSuite> StartProgramAsync(
        string data,
        IReadOnlyList<string> program,
        params string[] settings
    ) =>
        StartAsync(
            new EmbeddedSuite(data, program, settings, takesCrashOrders: false),
            _ => Task.CompletedTask
        );

    /// <inheritdoc />
    public override IReadOnlyList<ProductProcess> Of(string service) => [_process];

    /// <inheritdoc />
    public override async Task<DbConnection> OpenStoreAsync(string service)
    {
        var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_data, service + ".db")};Pooling=False"
        );
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _ports.Dispose();
    }

    private static async Task<EmbeddedSuite> StartAsync(
        EmbeddedSuite suite,
        Func<ProductProcess, Task> before
    )
    {
        try
        {
            await before(suite._process);
            await suite._process.StartAsync();
            await suite.ReadKeyAsync();
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    // Printed a moment after the doors have opened.
    private async Task ReadKeyAsync()
    {
        const string prefix = "API key  ";
        const string end = "Try:";
        while (!_process.Log.Contains(end) && _process.IsRunning)
            await Task.Delay(20);
        AdminKey =
            _process
                .Log.FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))
                ?[prefix.Length..]
            ?? "";
    }

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}");
}
