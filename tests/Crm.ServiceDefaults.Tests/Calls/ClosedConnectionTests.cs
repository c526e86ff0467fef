using System.Net;
using System.Net.Sockets;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Grpc.Net.Client;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

/// <summary>A server that says GOAWAY without an error to calls that it has begun, as one does that cannot wait for them any longer.</summary>
public sealed class ClosedConnectionTests : IDisposable
{
    private const int PrefaceLength = 24;
    private const int FrameHeaderLength = 9;
    private const byte Headers = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    private static readonly byte[] GoAwayAfterTheFirst =
    [
        .. (byte[])[0, 0, 8, 7, 0, 0, 0, 0, 0],
        .. (byte[])[0, 0, 0, 1, 0, 0, 0, 0],
    ];

    private readonly TcpListener _closing = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private int _closed;
    private bool _closesAtOnce;
    private bool _isSilent;

    public void Dispose()
    {
        _over.Cancel();
        _closing.Dispose();
        _over.Dispose();
    }

    [Fact]
    public async Task Read_WhoseConnectionIsClosed_IsTriedAgain()
    {
        await using var other = await ProbeApplication.StartAsync();
        await using var caller = await StartCallerAsync(other);
        var client = Client(caller);
        using var patience = new CancellationTokenSource(Patience);
        while (Volatile.Read(ref _closed) == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            Assert.Equal("done", (await client.GetThingAsync(new() { Id = "1" })).Name);
        }
    }

    [Fact]
    public async Task StreamThatReads_WhoseConnectionIsClosed_IsTriedAgain()
    {
        await using var other = await ProbeApplication.StartAsync();
        await using var caller = await StartCallerAsync(other);
        var client = Client(caller);
        using var patience = new CancellationTokenSource(Patience);
        while (Volatile.Read(ref _closed) == 0)
        {
            using var call = client.DownloadThings(new() { Id = "1" });
            while (await call.ResponseStream.MoveNext(patience.Token))
                Assert.NotNull(call.ResponseStream.Current);
        }
    }

    // As when a server stops in the moment of a connect: nothing can be sent on what was just opened.
    [Fact]
    public async Task Read_WhoseConnectionIsClosedAtOnce_IsTriedAgain()
    {
        const int Connections = 10;
        _closesAtOnce = true;
        await using var other = await ProbeApplication.StartAsync();
        await using var caller = await StartCallerAsync(other);
        var client = Client(caller);
        using var patience = new CancellationTokenSource(Patience);
        while (Volatile.Read(ref _closed) < Connections)
        {
            patience.Token.ThrowIfCancellationRequested();
            Assert.Equal("done", (await client.GetThingAsync(new() { Id = "1" })).Name);
        }
    }

    // The client finds that out in several places, each with an exception of its own.
    [Fact]
    public async Task Write_WhoseConnectionIsClosedAtOnce_IsUnavailable()
    {
        const int Calls = 1000;
        _closesAtOnce = true;
        await using var caller = await StartCallerAsync(other: null);
        var client = Client(caller);
        for (var i = 0; i < Calls; i++)
        {
            var failure = await Assert.ThrowsAsync<RpcException>(() =>
                client.PurgeThingsAsync(new() { Id = "1" }).ResponseAsync
            );
            Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        }
    }

    // As when its machine is gone, or its process stands still.
    [Fact]
    public async Task Call_WhoseServerDoesNotAnswerPings_IsUnavailable()
    {
        _isSilent = true;
        _closing.Start();
        _ = CloseAllAsync();
        using var channel = GrpcChannel.ForAddress(
            "http://silent",
            new GrpcChannelOptions
            {
                HttpHandler = new ReplicaHandler(
                    new ReplicaList(
                        [new Uri($"http://{_closing.LocalEndpoint}")],
                        TimeProvider.System,
                        Dns.GetHostAddressesAsync
                    ),
                    new ClosedConnections(
                        new SocketsHttpHandler
                        {
                            KeepAlivePingDelay = TimeSpan.FromSeconds(1),
                            KeepAlivePingTimeout = TimeSpan.FromSeconds(1),
                        }
                    )
                ),
                DisposeHttpClient = true,
            }
        );
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            new ProbeService.ProbeServiceClient(channel)
                .PurgeThingsAsync(new() { Id = "1" }, deadline: DateTime.UtcNow + Patience)
                .ResponseAsync
        );
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    // It may have been done.
    [Fact]
    public async Task Write_WhoseConnectionIsClosed_IsUnavailable()
    {
        await using var caller = await StartCallerAsync(other: null);

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            Client(caller).PurgeThingsAsync(new() { Id = "1" }).ResponseAsync
        );

        Assert.Equal((StatusCode.Unavailable, 1), (failure.StatusCode, _closed));
    }

    private async Task<ProbeApplication> StartCallerAsync(ProbeApplication? other)
    {
        _closing.Start();
        _ = CloseAllAsync();
        var replicas = $"http://{_closing.LocalEndpoint}";
        if (other is not null)
            replicas += $",{other.Addresses.Grpc}";
        return await ProbeApplication.StartAsync(null, ("Services:inner", replicas));
    }

    private static ProbeService.ProbeServiceClient Client(ProbeApplication caller) =>
        new(
            caller.Channels.For(
                "inner",
                Caller.System("acme", "test", "things.read", "things.purge")
            )
        );

    private async Task CloseAllAsync()
    {
        while (true)
            _ = CloseAsync(await _closing.AcceptTcpClientAsync(_over.Token));
    }

    private async Task CloseAsync(TcpClient connection)
    {
        using var _ = connection;
        var stream = connection.GetStream();
        if (_closesAtOnce)
        {
            Interlocked.Increment(ref _closed);
            await stream.WriteAsync((byte[])[.. Settings, .. GoAwayAfterTheFirst], _over.Token);
            connection.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, _over.Token);
            return;
        }
        await stream.WriteAsync(Settings, _over.Token);
        if (_isSilent)
        {
            await stream.CopyToAsync(Stream.Null, _over.Token);
            return;
        }
        await stream.ReadExactlyAsync(new byte[PrefaceLength], _over.Token);
        var header = new byte[FrameHeaderLength];
        do
        {
            await stream.ReadExactlyAsync(header, _over.Token);
            var length = (header[0] << 16) | (header[1] << 8) | header[2];
            await stream.ReadExactlyAsync(new byte[length], _over.Token);
        } while (header[3] != Headers);
        _closing.Stop();
        Interlocked.Increment(ref _closed);
        await stream.WriteAsync(GoAwayAfterTheFirst, _over.Token);
        connection.Client.Shutdown(SocketShutdown.Send);
        // Until the caller closes it as well.
        await stream.CopyToAsync(Stream.Null, _over.Token);
    }
}
