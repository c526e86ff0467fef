using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

public sealed class ReplicaTests : IAsyncLifetime
{
    private static readonly GetThingRequest Request = new() { Id = "1" };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _held = new();
    private ProbeApplication _stopping = null!;
    private Uri _address = null!;
    private ProbeApplication _other = null!;
    private ProbeApplication _caller = null!;
    private GrpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _stopping = await ProbeApplication.StartAsync();
        _address = _stopping.Addresses.Grpc;
        _other = await ProbeApplication.StartAsync();
        _caller = await ProbeApplication.StartAsync(
            null,
            ("Services:inner", $"{_address},{_other.Addresses.Grpc}")
        );
        _channel = _caller.Channels.OpenApart("inner");
    }

    public async ValueTask DisposeAsync()
    {
        _held.TrySetResult();
        _channel.Dispose();
        await _caller.DisposeAsync();
        await _other.DisposeAsync();
        await _stopping.DisposeAsync();
    }

    [Fact]
    public async Task Call_WhileBothRun_GoesToEachInTurn()
    {
        await AnswerBothAsync();
        var (one, other) = (Count(_stopping), Count(_other));
        for (var i = 0; i < 10; i++)
            await CallAsync();
        Assert.Equal((5, 5), (one(), other()));
    }

    // What it still answers keeps its connection open, so that it looks ready to its callers.
    [Fact]
    public async Task Replica_ThatStopsWhileItAnswers_IsNotCalledAgainAndAgain()
    {
        const int Calls = 40;
        await AnswerBothAsync();
        var held = await HoldOneAsync();
        var stopped = _stopping.Application.StopAsync(TestContext.Current.CancellationToken);
        await RefusesAsync();

        var failed = 0;
        for (var i = 0; i < Calls; i++)
            failed += await FailsAsync();
        // Half of all would be 20.
        Assert.InRange(failed, 0, Calls / 4);

        // After a moment a call looks whether it is back.
        await using var back = await StartAgainAsync();
        var answered = Count(back);
        using var patience = new CancellationTokenSource(Patience);
        while (answered() == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await FailsAsync();
        }
        Assert.False(held.IsCompleted);
        _held.SetResult();
        await Task.WhenAll(held, stopped);
    }

    [Fact]
    public async Task Replica_ThatIsBack_IsCalledAgain()
    {
        await AnswerBothAsync();
        await _stopping.DisposeAsync();
        // A few may still find its connection, then all go to the other one.
        using var patience = new CancellationTokenSource(Patience);
        for (var answered = 0; answered < 10; )
        {
            patience.Token.ThrowIfCancellationRequested();
            answered = await FailsAsync() == 0 ? answered + 1 : 0;
        }

        _stopping = await StartAgainAsync();

        await AnswerBothAsync();
    }

    private Task<ProbeApplication> StartAgainAsync() =>
        ProbeApplication.StartAsync(null, ("Listen:Grpc", _address.ToString()));

    private async Task<int> FailsAsync()
    {
        try
        {
            await CallAsync();
            return 0;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
        {
            return 1;
        }
    }

    private async Task<Thing> CallAsync() =>
        await new ProbeService.ProbeServiceClient(_channel).GetThingAsync(
            Request,
            _caller.Identity("things.read")
        );

    private static Func<int> Count(ProbeApplication application)
    {
        var count = 0;
        application.Behaviour.Handle = _ =>
        {
            Interlocked.Increment(ref count);
            return Task.FromResult(new Thing { Name = "done" });
        };
        return () => Volatile.Read(ref count);
    }

    // Both are connected then.
    private async Task AnswerBothAsync()
    {
        var (one, other) = (Count(_stopping), Count(_other));
        using var patience = new CancellationTokenSource(Patience);
        while (one() == 0 || other() == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await FailsAsync();
        }
    }

    // A call that the replica which is to stop has not answered yet.
    private async Task<Task> HoldOneAsync()
    {
        var begun = new TaskCompletionSource();
        _stopping.Behaviour.Handle = async _ =>
        {
            begun.TrySetResult();
            await _held.Task;
            return new Thing { Name = "late" };
        };
        while (true)
        {
            var call = CallAsync();
            if (await Task.WhenAny(call, begun.Task).WaitAsync(Patience) == begun.Task)
                return call;
        }
    }

    private async Task RefusesAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(_address.Host, _address.Port, patience.Token);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
