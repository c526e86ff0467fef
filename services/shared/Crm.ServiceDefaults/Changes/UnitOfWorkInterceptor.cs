using Crm.Schemas;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Changes;

/// <summary>
/// Makes each RPC that changes something one unit of work: the change, its audit rows and its idempotency record commit together, and
/// an idempotency key that is known gets the stored answer.
/// </summary>
internal sealed class UnitOfWorkInterceptor(Contract contract) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        if (!Changes(context) || request is not IMessage message)
            return continuation(request, context);
        return Prepare(context)
            .RunAsync(
                RequestHash.Of(context.Method, message),
                () => continuation(request, context)
            );
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        // A gateway passes bytes through: the work is that of the service behind it.
        if (!Changes(context) || !typeof(IMessage).IsAssignableFrom(typeof(TRequest)))
            return await continuation(requestStream, context);
        using var hash = new RequestHash(context.Method);
        using var hashing = new HashingReader<TRequest>(requestStream, hash);
        return await Prepare(context)
            .RunStreamAsync(hashing.FinishAsync, () => continuation(hashing, context));
    }

    private bool Changes(ServerCallContext context) =>
        contract.Find(context.Method) is { IsRead: false };

    private static IdempotentCall Prepare(ServerCallContext context)
    {
        var services = context.GetHttpContext().RequestServices;
        services.GetRequiredService<CurrentAction>().Name = context.Method[
            (context.Method.LastIndexOf('/') + 1)..
        ];
        return new IdempotentCall(
            context,
            IdempotencyStore.ReadKey(context.RequestHeaders),
            services.GetRequiredService<IdempotencyStore>(),
            services.GetRequiredService<WorkRunner>()
        );
    }
}
