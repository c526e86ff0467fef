using System.Collections.Concurrent;
using System.Text.Json;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Processes;

/// <summary>
/// Processes are asked to stop (SIGTERM) while requests run, and started again: nobody outside notices. Each of the two replicas takes calls, for
/// each is alone for a while.
/// </summary>
[Collection(ProcessesTests.Name)]
public sealed class RollingRestartTests(ProcessesFixture fixture)
{
    private const int Workers = 4;

    private readonly ConcurrentQueue<string> _failures = new();
    private int _answered;
    private volatile bool _isOver;

    [Fact]
    public async Task RollingRestart_OfBothReplicasUnderLoad_FailsNoRequest()
    {
        var suite = fixture.Suite;
        var client = await suite.NewTenantAsync();
        using var doors = new BalancedDoors(suite, client.Key!);
        var load = Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(doors)));
        var working = load.ToList();
        try
        {
            foreach (var replica in new[] { 1, 2 })
            {
                await AnswersAsync(20);
                await RestartAsync(suite, doors, replica);
            }
            await AnswersAsync(20);
        }
        finally
        {
            _isOver = true;
            await Task.WhenAll(working);
        }
        Assert.True(_failures.IsEmpty, string.Join('\n', _failures.Take(5)) + suite.Logs());
        await suite.SettleAsync(TimeSpan.FromMinutes(5));
    }

    // All services at once: each of them still has its other replica.
    private async Task RestartAsync(ProcessSuite suite, BalancedDoors doors, int replica)
    {
        var stopping = suite.Processes.Where(process => process.Replica == replica).ToList();
        var stopped = stopping.ConvertAll(process => process.StopAsync());
        var gateway = stopping.Find(process => process.Service == "gateway")!;
        while (gateway.IsRunning && await gateway.IsReadyAsync())
            await Task.Delay(10);
        doors.Turn(replica - 1, isOut: true);
        await AnswersAsync(10);
        Assert.All(await Task.WhenAll(stopped), exitCode => Assert.Equal(0, exitCode));
        await suite.StartAsync();
        doors.Turn(replica - 1, isOut: false);
    }

    private async Task AnswersAsync(int more)
    {
        var until = Volatile.Read(ref _answered) + more;
        while (Volatile.Read(ref _answered) < until && _failures.IsEmpty)
            await Task.Delay(10);
    }

    // Writes without an idempotency key: those are sent once.
    private async Task WorkAsync(BalancedDoors doors)
    {
        while (!_isOver && _failures.IsEmpty)
        {
            var contact = await SendAsync(
                doors,
                HttpMethod.Post,
                "/v1/contacts",
                "{\"displayName\":\"Person\"}"
            );
            if (contact.ValueKind != JsonValueKind.Object)
                return;
            var id = contact.GetProperty("id").GetString();
            await SendAsync(
                doors,
                HttpMethod.Post,
                "/v1/transactions",
                $$"""{"contactId":"{{id}}","currency":"EUR","lines":[{"sku":"TEA","quantity":1,"unitPrice":"9.90"}]}"""
            );
            await SendAsync(
                doors,
                HttpMethod.Post,
                "/v1/tickets",
                $$"""{"contactId":"{{id}}","subject":"Where is it?"}"""
            );
            await SendAsync(doors, HttpMethod.Get, $"/v1/contacts/{id}");
            await SendAsync(doors, HttpMethod.Get, $"/v1/contacts/{id}/overview");
            await SendAsync(doors, HttpMethod.Get, "/v1/segments");
        }
    }

    private async Task<JsonElement> SendAsync(
        BalancedDoors doors,
        HttpMethod method,
        string path,
        string? json = null
    )
    {
        try
        {
            var (status, text) = await doors.SendAsync(method, path, json);
            Interlocked.Increment(ref _answered);
            if ((int)status is >= 200 and < 300)
                return JsonDocument.Parse(text).RootElement;
            _failures.Enqueue($"{method} {path}: {(int)status} {text}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            _failures.Enqueue($"{method} {path}: {exception}");
        }
        return default;
    }
}
