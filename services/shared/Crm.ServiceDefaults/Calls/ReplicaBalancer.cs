using System.Runtime.CompilerServices;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Lets calls go to the replicas of a service in turn, and for a moment not to one whose connection could not be made or broke. By the
/// connection alone a replica looks ready that stops and still answers a call, or that accepts connections only to close them: half of
/// all attempts would be made there.
/// </summary>
internal sealed class ReplicaBalancer(
    IChannelControlHelper controller,
    TimeProvider time,
    ILoggerFactory logging
) : SubchannelsLoadBalancer(controller, logging)
{
    /// <summary>What a channel is configured with to use it.</summary>
    public static readonly LoadBalancingConfig Config = new("replicas");

    // What is known of a replica outlives its connections, and whose turn it is the pickers, of which each change makes a new one.
    private readonly ConditionalWeakTable<Subchannel, Replica> _replicas = [];

    // Clients of a service do not all begin with the same replica.
    private int _turn = Random.Shared.Next();

    protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> readySubchannels) =>
        new Picker(
            this,
            [
                .. readySubchannels.Select(ready =>
                    _replicas.GetValue(ready, subchannel => new Replica(subchannel, time))
                ),
            ]
        );

    /// <summary>Makes one for each channel that is configured with <see cref="Config"/>.</summary>
    internal sealed class Factory(TimeProvider time) : LoadBalancerFactory
    {
        public override string Name => Config.PolicyName;

        public override LoadBalancer Create(LoadBalancerOptions options) =>
            new ReplicaBalancer(options.Controller, time, options.LoggerFactory);
    }

    private sealed class Picker(ReplicaBalancer balancer, Replica[] replicas) : SubchannelPicker
    {
        public override PickResult Pick(PickContext context)
        {
            var turn = (uint)Interlocked.Increment(ref balancer._turn);
            for (var i = 0u; i < replicas.Length; i++)
            {
                var replica = replicas[(turn + i) % replicas.Length];
                if (!replica.IsResting)
                    return replica.Choice;
            }
            return replicas[turn % replicas.Length].Choice;
        }
    }

    private sealed class Replica : ISubchannelCallTracker
    {
        private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

        private readonly TimeProvider _time;
        private long _brokeAt;

        public Replica(Subchannel subchannel, TimeProvider time)
        {
            _time = time;
            Choice = PickResult.ForSubchannel(subchannel, this);
        }

        public PickResult Choice { get; }

        public bool IsResting =>
            Volatile.Read(ref _brokeAt) is not 0 and var since
            && _time.GetElapsedTime(since) < Rest;

        public void Start() { }

        public void Complete(CompletionContext context)
        {
            if (context.Error is HttpRequestException { InnerException: not HttpProtocolException })
                Volatile.Write(ref _brokeAt, _time.GetTimestamp());
        }
    }
}
