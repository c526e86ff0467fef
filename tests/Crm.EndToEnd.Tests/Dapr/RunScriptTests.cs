using System.Diagnostics;
using Crm.EndToEnd.Tests.Killing;
using Crm.Testing;
using Crm.Testing.Processes;
using Npgsql;

namespace Crm.EndToEnd.Tests.Dapr;

/// <summary>The five processes as <c>deploy/local/run.sh</c> starts and stops them.</summary>
public sealed class RunScriptTests : IAsyncDisposable
{
    // Above the first port.
    private static readonly int[] FurtherPorts = [1, 21, 22, 23, 24, 31, 32, 33, 34];

    private readonly PortReservation _ports = new();
    private readonly List<System.Diagnostics.Process> _scripts = [];
    private readonly string _data = Directory.CreateTempSubdirectory("crm-run-").FullName;

    [Fact]
    public async Task Run_StartsFiveProcessesThatWorkTogether_AndStopsThemTogether()
    {
        var port = _ports.Next(FurtherPorts);
        var first = Start(port);
        var lines = await ReadUntilReadyAsync(first);
        Assert.Contains($"REST     http://127.0.0.1:{port}", lines);
        Assert.Contains($"gRPC     http://127.0.0.1:{port + 1}", lines);
        await CheckEventsArriveAsync(ClientOf(port, lines));
        var processes = ChildrenOf(first.Id);
        Assert.Equal(5, processes.Count);

        await SignalAsync("TERM", first.Id);
        Assert.Equal(0, await EndAsync(first));
        Assert.All(processes, AssertGone);

        // The next start has its key, and one that dies takes the others with it.
        var second = Start(port);
        Assert.DoesNotContain(
            await ReadUntilReadyAsync(second),
            line => line.Contains("crm_", StringComparison.Ordinal)
        );
        var again = ChildrenOf(second.Id);
        await SignalAsync("KILL", again[2]);
        Assert.Equal(1, await EndAsync(second));
        Assert.All(again, AssertGone);
    }

    [Fact]
    public async Task Run_OnPostgres_MakesItsDatabases_AndAKeyThatIsNotThatOfTheFiles()
    {
        var server =
            await PostgresServer.FindAsync()
            ?? Tools.Missing<PostgresServer>(
                "PostgreSQL is not installed: apt-get install postgresql"
            );
        var connection = new NpgsqlConnectionStringBuilder(
            await server.CreateDatabaseAsync($"crm_run_{Guid.NewGuid():N}")
        );
        connection.Remove("Database");
        // As after a start on files.
        await File.WriteAllTextAsync(
            Path.Combine(_data, "key-made"),
            "",
            TestContext.Current.CancellationToken
        );
        var port = _ports.Next(FurtherPorts);
        var script = Start(port, "--postgres", connection.ConnectionString);
        var client = ClientOf(port, await ReadUntilReadyAsync(script));
        await CheckEventsArriveAsync(client);
        Assert.Empty(Directory.GetFiles(_data, "*.db"));

        await SignalAsync("TERM", script.Id);
        Assert.Equal(0, await EndAsync(script));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var script in _scripts)
        {
            if (!script.HasExited)
            {
                await SignalAsync("TERM", script.Id);
                await EndAsync(script);
            }
            script.Dispose();
        }
        _ports.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static CrmClient ClientOf(int port, List<string> lines) =>
        new(
            new Uri($"http://127.0.0.1:{port}"),
            lines.Single(line => line.StartsWith("API key", StringComparison.Ordinal))[9..],
            "default"
        );

    private static async Task CheckEventsArriveAsync(CrmClient client)
    {
        // Five processes that begin on a busy machine may need longer than a call waits.
        var doors = new PatientDoors([client]);
        var contact = await doors.CreateAsync("/v1/contacts", new { displayName = "Ada" });
        using var stream = await client.WatchAsync(
            "/v1/events?type=crm.interactions.transaction-recorded.v1"
        );
        await stream.BeginAsync();
        var sale = await doors.CreateAsync(
            "/v1/transactions",
            new
            {
                contactId = contact.Id,
                currency = "EUR",
                lines = new[]
                {
                    new
                    {
                        sku = "TEA",
                        quantity = 1,
                        unitPrice = "9.90",
                    },
                },
            }
        );
        var seen = await stream.NextAsync(TimeSpan.FromMinutes(2));
        Assert.Contains(contact.Id, seen!.Data.ToString(), StringComparison.Ordinal);
        var timeline = await client.GetAsync($"/v1/contacts/{contact.Id}/timeline");
        Assert.Contains(sale.Id, timeline.Text, StringComparison.Ordinal);
    }

    private System.Diagnostics.Process Start(int port, params string[] further)
    {
        var script = System.Diagnostics.Process.Start(
            new ProcessStartInfo(
                Path.Combine(Tools.Repository, "deploy/local/run.sh"),
                [
                    "--no-build",
                    "--configuration",
                    // The one that these tests were built in: bin/Release/net10.0.
                    new DirectoryInfo(AppContext.BaseDirectory)
                        .Parent!
                        .Name,
                    "--data",
                    _data,
                    "--port",
                    $"{port}",
                    .. further,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        _scripts.Add(script);
        return script;
    }

    private static async Task<List<string>> ReadUntilReadyAsync(System.Diagnostics.Process script)
    {
        var lines = new List<string>();
        while (await script.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("Ready", StringComparison.Ordinal))
                return lines;
        }
        Assert.Fail(await script.StandardError.ReadToEndAsync());
        return lines;
    }

    private static async Task<int> EndAsync(System.Diagnostics.Process script)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await script.WaitForExitAsync(patience.Token);
        return script.ExitCode;
    }

    private static Task SignalAsync(string signal, int process) =>
        Tools.RunAsync("bash", ["-c", $"kill -{signal} {process}"]);

    private static List<int> ChildrenOf(int process) =>
        [
            .. File.ReadAllText($"/proc/{process}/task/{process}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(int.Parse),
        ];

    private static void AssertGone(int process) =>
        Assert.False(Directory.Exists($"/proc/{process}"));
}
