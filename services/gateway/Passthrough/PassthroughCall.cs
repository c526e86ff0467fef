using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Crm.Gateway.Passthrough;

/// <summary>Passes the calls of one RPC on: messages, metadata, deadline, cancellation, and how it ended.</summary>
internal sealed class PassthroughCall(
    ContractMethod method,
    UpstreamCalls upstreams,
    IdentityTokens tokens
)
{
    private readonly string _upstream = UpstreamNames.Of(method.Descriptor.Service);

    public Method<byte[], byte[]> Method { get; } = RawMethods.Create(method.Descriptor);

    public Task<byte[]> UnaryAsync(byte[] request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            using var call = Invoker()
                .AsyncUnaryCall(Method, host: null, Options(context), request);
            await PassHeadersAsync(context, call.ResponseHeadersAsync);
            var response = await call.ResponseAsync;
            PassTrailers(context, call.GetTrailers());
            return response;
        });

    public Task<byte[]> ClientStreamingAsync(
        IAsyncStreamReader<byte[]> requests,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            using var channel = upstreams.OpenUpload(_upstream);
            using var call = channel.Invoker.AsyncClientStreamingCall(
                Method,
                host: null,
                Options(context)
            );
            using var pump = new RequestPump(
                requests,
                call.RequestStream,
                context.CancellationToken
            );
            await PassHeadersAsync(context, call.ResponseHeadersAsync);
            var response = await call.ResponseAsync;
            PassTrailers(context, call.GetTrailers());
            return response;
        });

    public Task ServerStreamingAsync(
        byte[] request,
        IServerStreamWriter<byte[]> responses,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            using var call = Invoker()
                .AsyncServerStreamingCall(Method, host: null, Options(context), request);
            await PassHeadersAsync(context, call.ResponseHeadersAsync);
            await PassResponsesAsync(call.ResponseStream, responses, context.CancellationToken);
            PassTrailers(context, call.GetTrailers());
            return true;
        });

    public Task DuplexStreamingAsync(
        IAsyncStreamReader<byte[]> requests,
        IServerStreamWriter<byte[]> responses,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            using var channel = upstreams.OpenUpload(_upstream);
            using var call = channel.Invoker.AsyncDuplexStreamingCall(
                Method,
                host: null,
                Options(context)
            );
            using var pump = new RequestPump(
                requests,
                call.RequestStream,
                context.CancellationToken
            );
            await PassHeadersAsync(context, call.ResponseHeadersAsync);
            await PassResponsesAsync(call.ResponseStream, responses, context.CancellationToken);
            PassTrailers(context, call.GetTrailers());
            return true;
        });

    private CallInvoker Invoker() => upstreams.Invoker(_upstream);

    private CallOptions Options(ServerCallContext context)
    {
        var caller = EdgeAccess.Demand(context.GetHttpContext(), method);
        var headers = PassthroughMetadata.ForService(context.RequestHeaders);
        headers.Add(IdentityTokens.MetadataKey, tokens.Mint(caller));
        var deadline = context.Deadline == DateTime.MaxValue ? (DateTime?)null : context.Deadline;
        return new CallOptions(headers, deadline, context.CancellationToken);
    }

    private async Task<T> AnswerAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ErrorException exception)
        {
            throw ErrorStatus.ToException(exception.Error);
        }
        // Made by the transport here, not by the service: the text may hold addresses.
        catch (RpcException exception)
            when (exception
                    is { StatusCode: StatusCode.Unavailable, Status.DebugException: not null }
            )
        {
            throw ErrorStatus.ToException(UpstreamErrors.Unavailable(_upstream));
        }
    }

    private static async Task PassHeadersAsync(ServerCallContext context, Task<Metadata> headers) =>
        await context.WriteResponseHeadersAsync(PassthroughMetadata.ForCaller(await headers));

    private static async Task PassResponsesAsync(
        IAsyncStreamReader<byte[]> from,
        IServerStreamWriter<byte[]> to,
        CancellationToken cancellation
    )
    {
        while (await from.MoveNext(cancellation))
            await to.WriteAsync(from.Current, cancellation);
    }

    private static void PassTrailers(ServerCallContext context, Metadata trailers)
    {
        foreach (var entry in PassthroughMetadata.ForCaller(trailers))
            context.ResponseTrailers.Add(entry);
    }
}
