using Crm.Gateway.Access;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Problems;
using Crm.Gateway.Rest.Routing;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Passes the messages of a stream on as server-sent events: at once, but no faster than the caller takes them.</summary>
internal sealed class EventStreamEndpoint(
    RestOperation operation,
    RequestBinder binder,
    CallFactory calls,
    JsonMessageWriter writer,
    CallerLookup callers,
    TimeProvider time
) : IRestEndpoint
{
    /// <summary>How long a stream is silent at most.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Method<IMessage, IMessage> _method = MessageMethods.Create(
        operation.Method.Descriptor
    );

    private readonly EventStreamPlan _plan = new(
        operation.Method.Descriptor.OutputType,
        operation.Method.Rules.ServerSentEvents
    );

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var options = calls.Open(context, caller, operation);
        var request = await binder.BindAsync(context);
        using var call = calls
            .Invoker(operation)
            .AsyncServerStreamingCall(_method, host: null, options, request);
        var answer = new EventStreamAnswer(context, _plan, writer);
        // A failure before the first message is still a problem document.
        var first = call.ResponseStream.MoveNext(context.RequestAborted);
        if (await ArrivesAsync(first, Heartbeat, context.RequestAborted))
            await first;
        answer.Begin();
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        try
        {
            await PassAsync(context, call.ResponseStream, first, answer);
        }
        catch (RpcException exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            await answer.FailAsync(ProblemReader.Read(exception, operation));
        }
        catch (ErrorException exception)
        {
            await answer.FailAsync(ProblemReader.Read(exception.Error));
        }
    }

    private async Task PassAsync(
        HttpContext context,
        IAsyncStreamReader<IMessage> messages,
        Task<bool> next,
        EventStreamAnswer answer
    )
    {
        var (written, asked) = (time.GetTimestamp(), time.GetTimestamp());
        while (true)
        {
            if (!next.IsCompleted)
                await answer.FlushAsync();
            if (time.GetElapsedTime(asked) >= CallerLookup.Interval)
            {
                if (await callers.FindAsync(context) is null)
                    throw new ErrorException(CommonErrors.CredentialInvalid);
                asked = time.GetTimestamp();
            }
            var silence = Heartbeat - time.GetElapsedTime(written);
            if (silence <= TimeSpan.Zero)
            {
                answer.Beat();
                written = time.GetTimestamp();
                continue;
            }
            var patience = silence < CallerLookup.Interval ? silence : CallerLookup.Interval;
            if (await ArrivesAsync(next, patience, context.RequestAborted))
            {
                if (!await next)
                    return;
                answer.Write(messages.Current);
                written = time.GetTimestamp();
                next = messages.MoveNext(context.RequestAborted);
            }
        }
    }

    private async Task<bool> ArrivesAsync(
        Task<bool> next,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        if (next.IsCompleted)
            return true;
        try
        {
            await next.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (RpcException)
        {
            // Whoever awaits the message is told.
        }
        return true;
    }
}
