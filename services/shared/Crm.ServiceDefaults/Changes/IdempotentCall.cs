using Crm.ServiceDefaults.Errors;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.ServiceDefaults.Changes;

/// <summary>One call as a unit of work, with the idempotency key that it may carry.</summary>
internal sealed class IdempotentCall(
    ServerCallContext context,
    string key,
    IdempotencyStore records,
    WorkRunner work
)
{
    /// <summary>A call with one request: a known key is found before the work begins.</summary>
    public async Task<T> RunAsync<T>(byte[] requestHash, Func<Task<T>> handle)
        where T : class
    {
        if (key.Length == 0)
            return await work.RunAsync(handle, context.CancellationToken);
        return await FindAsync<T>(requestHash)
            ?? await OrStoredAsync(
                () =>
                    work.RunAsync(
                        () => HandleAndKeepAsync(requestHash, handle),
                        context.CancellationToken
                    ),
                () => Task.FromResult(requestHash)
            );
    }

    /// <summary>A call with a stream: it cannot begin again, and its hash is known when it was read.</summary>
    public async Task<T> RunStreamAsync<T>(
        Func<CancellationToken, Task<byte[]>> requestHash,
        Func<Task<T>> handle
    )
        where T : class
    {
        if (key.Length == 0)
            return await work.RunAsync(handle, context.CancellationToken, attempts: 1);
        return await OrStoredAsync(
            () =>
                work.RunAsync(
                    async () =>
                    {
                        var response = await handle();
                        records.Keep(
                            key,
                            await requestHash(context.CancellationToken),
                            (IMessage)response
                        );
                        return response;
                    },
                    context.CancellationToken,
                    attempts: 1
                ),
            () => requestHash(context.CancellationToken)
        );
    }

    private async Task<T> HandleAndKeepAsync<T>(byte[] requestHash, Func<Task<T>> handle)
        where T : class
    {
        var response = await handle();
        records.Keep(key, requestHash, (IMessage)response);
        return response;
    }

    // A failure may be the trace of an equal request that won the race: then its answer is the answer.
    private async Task<T> OrStoredAsync<T>(Func<Task<T>> run, Func<Task<byte[]>> requestHash)
        where T : class
    {
        try
        {
            return await run();
        }
        catch (ErrorException)
        {
            if (await FindAsync<T>(await requestHash()) is { } stored)
                return stored;
            throw;
        }
    }

    private async Task<T?> FindAsync<T>(byte[] requestHash)
        where T : class
    {
        if (await records.FindAsync(key, requestHash, context.CancellationToken) is not { } stored)
            return null;
        await context.WriteResponseHeadersAsync(
            new Metadata { { IdempotencyStore.ReplayedKey, "true" } }
        );
        var response = (IMessage)Activator.CreateInstance<T>();
        response.MergeFrom(stored);
        return (T)response;
    }
}
