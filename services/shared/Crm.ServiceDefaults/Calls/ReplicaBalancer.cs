using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Lets calls go to the replicas of a service in turn, and for a moment not to one that could not be connected to. A replica that stops
/// keeps its connection for what it still answers: by the connection alone it looks ready, and half of all attempts would be made there.
/// </summary>
internal sealed class ReplicaBalancer(
    IChannelControlHelper controller,
    TimeProvider time,
    ILoggerFactory logging
) : SubchannelsLoadBalancer(controller, logging)
{
    /// <summary>What a channel is configured with to use it.</summary>
    public static readonly LoadBalancingConfig Config = new("replicas");

    protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> readySubchannels) =>
        new Picker([.. readySubchannels.Select(replica => new Replica(replica, time))]);

    /// <summary>Makes one for each channel that is configured with <see cref="Config"/>.</summary>
    internal sealed class Factory(TimeProvider time) : LoadBalancerFactory
    {
        public override string Name => Config.PolicyName;

        public override LoadBalancer Create(LoadBalancerOptions options) =>
            new ReplicaBalancer(options.Controller, time, options.LoggerFactory);
    }

    private sealed class Picker(Replica[] replicas) : SubchannelPicker
    {
        // Clients of a service do not all begin with the same replica.
        private int _turn = Random.Shared.Next(replicas.Length);

        public override PickResult Pick(PickContext context)
        {
            var turn = (uint)Interlocked.Increment(ref _turn);
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
        private long _refusedAt;

        public Replica(Subchannel subchannel, TimeProvider time)
        {
            _time = time;
            Choice = PickResult.ForSubchannel(subchannel, this);
        }

        public PickResult Choice { get; }

        public bool IsResting =>
            Volatile.Read(ref _refusedAt) is not 0 and var since
            && _time.GetElapsedTime(since) < Rest;

        public void Start() { }

        public void Complete(CompletionContext context)
        {
            if (CallRetries.WasNeverSent(context.Error))
                Volatile.Write(ref _refusedAt, _time.GetTimestamp());
        }
    }
}
