using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Stores an upload part by part, each in a short transaction of its own; holds one part in memory.</summary>
/// <param name="scopes">Gives each part a scope: the unit of work of the request is not touched.</param>
/// <param name="caller">Whose upload it is.</param>
/// <param name="operationId">The operation that it is for.</param>
/// <param name="check">Looks at the first part before it is stored.</param>
/// <param name="time">The clock.</param>
/// <param name="mostBytes">How large the upload may be.</param>
internal sealed class UploadWriter(
    IServiceScopeFactory scopes,
    Caller caller,
    Guid operationId,
    Func<ReadOnlyMemory<byte>, Error?> check,
    TimeProvider time,
    long mostBytes
)
{
    private static readonly TimeSpan CleanupTimeout = TimeSpan.FromSeconds(10);

    private readonly byte[] _buffer = new byte[OperationUpload.PartBytes];
    private int _filled;
    private int _parts;

    /// <summary>Stores all bytes. When that fails, nothing stays.</summary>
    public async Task<Error?> WriteAsync(
        IAsyncEnumerable<ByteString> contents,
        CancellationToken cancellationToken
    )
    {
        Error? error = null;
        var isStored = false;
        try
        {
            error = await WriteAllAsync(contents, cancellationToken);
            isStored = error is null;
            return error;
        }
        finally
        {
            if (!isStored && _parts > 0)
                await DeleteAsync();
        }
    }

    private async Task<Error?> WriteAllAsync(
        IAsyncEnumerable<ByteString> contents,
        CancellationToken cancellationToken
    )
    {
        await foreach (var content in contents.WithCancellation(cancellationToken))
        {
            if ((long)_parts * _buffer.Length + _filled + content.Length > mostBytes)
                return ImportErrors.TooLarge(mostBytes);
            for (var rest = content.Memory; rest.Length > 0; )
            {
                var taken = Math.Min(rest.Length, _buffer.Length - _filled);
                rest[..taken].CopyTo(_buffer.AsMemory(_filled));
                _filled += taken;
                rest = rest[taken..];
                if (_filled == _buffer.Length && await FlushAsync(cancellationToken) is { } error)
                    return error;
            }
        }
        if (_parts == 0 && _filled == 0)
            return ImportErrors.Empty;
        return _filled > 0 ? await FlushAsync(cancellationToken) : null;
    }

    private async Task<Error?> FlushAsync(CancellationToken cancellationToken)
    {
        var bytes = _filled == _buffer.Length ? _buffer : _buffer[.._filled];
        if (_parts == 0 && check(bytes) is { } error)
            return error;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        db.Add(
            OperationUpload.Create(caller.TenantId, operationId, _parts, bytes, time.GetInstant())
        );
        await work.CommitAsync(cancellationToken);
        _parts++;
        _filled = 0;
        return null;
    }

    // What cannot be deleted now, the sweep will find.
    private async Task DeleteAsync()
    {
        using var timeout = new CancellationTokenSource(CleanupTimeout);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await UploadParts.DeleteAsync(
                scope.ServiceProvider.GetRequiredService<ServiceDbContext>(),
                scope.ServiceProvider.GetRequiredService<WriteGate>(),
                caller.TenantId,
                operationId,
                timeout.Token
            );
        }
        catch (Exception)
        {
            // The failure that led here is the one to report.
        }
    }
}
