using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Credentials of a channel: none, TLS, or TLS together with call credentials.</summary>
public abstract class ChannelCredentials
{
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    internal virtual bool IsComposable => false;

    public static ChannelCredentials Create(
        ChannelCredentials channelCredentials,
        CallCredentials callCredentials
    ) => new CompositeChannelCredentials(channelCredentials, callCredentials);

    public abstract void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator,
        object? state
    );

    private sealed class InsecureCredentials : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator,
            object? state
        ) => configurator.SetInsecureCredentials(state);
    }

    private sealed class CompositeChannelCredentials : ChannelCredentials
    {
        private readonly ChannelCredentials channelCredentials;
        private readonly CallCredentials callCredentials;

        internal CompositeChannelCredentials(
            ChannelCredentials channelCredentials,
            CallCredentials callCredentials
        )
        {
            this.channelCredentials = GrpcPreconditions.CheckNotNull(
                channelCredentials,
                nameof(channelCredentials)
            );
            this.callCredentials = GrpcPreconditions.CheckNotNull(
                callCredentials,
                nameof(callCredentials)
            );
            GrpcPreconditions.CheckArgument(
                channelCredentials.IsComposable,
                $"CallCredentials can't be composed with {channelCredentials.GetType().Name}. CallCredentials must be used with secure channel credentials like SslCredentials."
            );
        }

        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator,
            object? state
        ) => configurator.SetCompositeCredentials(state, channelCredentials, callCredentials);
    }
}

/// <summary>Receives the parts of channel credentials.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    public abstract void SetInsecureCredentials(object? state);

    public abstract void SetSslCredentials(
        object? state,
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback
    );

    public abstract void SetCompositeCredentials(
        object? state,
        ChannelCredentials channelCredentials,
        CallCredentials callCredentials
    );
}
