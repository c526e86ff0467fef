using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Credentials that are added to each call.</summary>
public abstract class CallCredentials
{
    public static CallCredentials Compose(params CallCredentials[] credentials) =>
        new CompositeCallCredentials(credentials);

    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) =>
        new InterceptorCallCredentials(interceptor);

    public abstract void InternalPopulateConfiguration(
        CallCredentialsConfiguratorBase configurator,
        object? state
    );

    private sealed class CompositeCallCredentials : CallCredentials
    {
        private readonly IReadOnlyList<CallCredentials> credentials;

        internal CompositeCallCredentials(CallCredentials[] credentials)
        {
            GrpcPreconditions.CheckArgument(
                credentials.Length >= 2,
                "Composite credentials object can only be created from 2 or more credentials."
            );
            this.credentials = [.. credentials];
        }

        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator,
            object? state
        ) => configurator.SetCompositeCredentials(state, credentials);
    }

    private sealed class InterceptorCallCredentials(AsyncAuthInterceptor interceptor)
        : CallCredentials
    {
        private readonly AsyncAuthInterceptor interceptor = GrpcPreconditions.CheckNotNull(
            interceptor,
            nameof(interceptor)
        );

        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator,
            object? state
        ) => configurator.SetAsyncAuthInterceptorCredentials(state, interceptor);
    }
}

/// <summary>Receives the parts of call credentials.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    public abstract void SetCompositeCredentials(
        object? state,
        IReadOnlyList<CallCredentials> credentials
    );

    public abstract void SetAsyncAuthInterceptorCredentials(
        object? state,
        AsyncAuthInterceptor interceptor
    );
}
