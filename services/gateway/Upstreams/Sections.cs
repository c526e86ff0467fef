using Crm.Gateway.Batching;
using Crm.Gateway.Features;
using Crm.Gateway.V1;
using Crm.Schemas;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Reads;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Upstreams;

/// <summary>Reads the sections of an answer from their services. What cannot be read says why, and spoils nothing else.</summary>
internal sealed class Sections(
    Contract contract,
    PeerServices peers,
    CallerAccessor caller,
    IOptions<SectionOptions> options,
    TimeProvider time
)
{
    // What is left of a call's time to join and answer when a section is late.
    private const double Share = 0.8;

    /// <summary>Reads one section.</summary>
    /// <param name="method">The RPC that it comes from, which says what the caller must hold.</param>
    /// <param name="call">Calls it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Section<T>> ReadAsync<T>(
        MethodDescriptor method,
        Func<CallInvoker, CallOptions, AsyncUnaryCall<T>> call,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (!MayCall(method))
            return Missing<T>(SectionState.Types.Status.PermissionDenied, "PERMISSION_DENIED");
        try
        {
            using var running = call(
                peers.Of(UpstreamNames.Of(method.Service)),
                new CallOptions(deadline: Deadline(), cancellationToken: cancellationToken)
            );
            return new Section<T>(
                new SectionState { Status = SectionState.Types.Status.Ok },
                await running
            );
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var error = ErrorStatus.ToError(exception);
            return Missing<T>(StatusOf(error.Kind), error.Reason);
        }
        // Nobody said where the service is.
        catch (InvalidOperationException)
        {
            return Missing<T>(
                SectionState.Types.Status.Unavailable,
                CommonErrors.ServiceUnavailable.Reason
            );
        }
    }

    /// <summary>Reads one section of several answers with one call.</summary>
    /// <param name="rpc">Where it comes from, which says what the caller must hold.</param>
    /// <param name="parser">Reads the section of an answer.</param>
    /// <param name="ids">Whose sections.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The section of each, in the order of the ids.</returns>
    public async Task<Section<T>[]> ReadAsync<T>(
        BatchRpc rpc,
        MessageParser<T> parser,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
        where T : class, IMessage<T>
    {
        var batch = await ReadAsync(
            rpc.Method,
            (service, options) => rpc.Call(service, ids, options),
            cancellationToken
        );
        return batch.Value is { } read
            ? [.. read.Results.Select(result => Of(ReadBatches.Read(result, parser), batch.State))]
            : [.. ids.Select(_ => new Section<T>(batch.State, null))];
    }

    /// <summary>Reads what an answer cannot do without: its failure is that of the answer.</summary>
    /// <param name="call">Calls it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ErrorException">It could not be read.</exception>
    public static async Task<T> DemandAsync<T>(
        Func<AsyncUnaryCall<T>> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var running = call();
            return await running;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ErrorException(ErrorStatus.ToError(exception));
        }
        // Nobody said where the service is.
        catch (InvalidOperationException)
        {
            throw new ErrorException(CommonErrors.ServiceUnavailable);
        }
    }

    /// <summary>Whether the caller holds what an RPC demands.</summary>
    public bool MayCall(MethodDescriptor method) =>
        contract.Find($"/{method.Service.FullName}/{method.Name}")
            is { Permissions: { Count: > 0 } permissions }
        && permissions.All(caller.Caller.Scopes.Allow);

    private static Section<T> Of<T>(Result<T> read, SectionState ok)
        where T : class =>
        read.Error is { } error
            ? Missing<T>(StatusOf(error.Kind), error.Reason)
            : new Section<T>(ok, read.Value);

    private DateTime Deadline()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = options.Value.SectionDeadline;
        var left = (CallDeadline.Current - now) * Share;
        return now + (left < own ? left.Value : own);
    }

    private static SectionState.Types.Status StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.PermissionDenied => SectionState.Types.Status.PermissionDenied,
            ErrorKind.DeadlineExceeded => SectionState.Types.Status.DeadlineExceeded,
            ErrorKind.NotFound => SectionState.Types.Status.NotFound,
            _ => SectionState.Types.Status.Unavailable,
        };

    private static Section<T> Missing<T>(SectionState.Types.Status status, string code)
        where T : class => new(new SectionState { Status = status, Code = code }, null);
}

/// <summary>A part of an answer, or why it is missing.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="Value">The part.</param>
internal sealed record Section<T>(SectionState State, T? Value)
    where T : class;
