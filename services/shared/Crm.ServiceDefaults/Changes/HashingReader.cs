using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.ServiceDefaults.Changes;

/// <summary>
/// Hashes the messages of a stream as the handler reads them. The bytes of an upload count as one, however the caller has cut them into
/// messages: the same file sent again is the same request.
/// </summary>
internal sealed class HashingReader<T>(IAsyncStreamReader<T> inner, RequestHash hash)
    : IAsyncStreamReader<T>,
        IDisposable
{
    private readonly RequestHash _content = new("content");
    private byte[]? _finished;

    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await inner.MoveNext(cancellationToken))
            return false;
        if (inner.Current is IMessage message)
            Append(message);
        return true;
    }

    /// <summary>The hash over all messages; reads those that the handler left.</summary>
    public async Task<byte[]> FinishAsync(CancellationToken cancellationToken)
    {
        while (_finished is null && await MoveNext(cancellationToken)) { }
        if (_finished is null)
        {
            hash.Append(_content.Finish());
            _finished = hash.Finish();
        }
        return _finished;
    }

    public void Dispose() => _content.Dispose();

    private void Append(IMessage message)
    {
        var field = message.Descriptor.Fields.InFieldNumberOrder().FirstOrDefault(IsBody);
        if (field?.Accessor.GetValue(message) is not HttpBody body)
        {
            AppendSettings(message);
            return;
        }
        _content.Append(body.Data.Span);
        // Without its bytes, and without the body when nothing else is in it; put back before the handler sees the message.
        field.Accessor.SetValue(
            message,
            body.ContentType.Length > 0 ? new HttpBody { ContentType = body.ContentType } : null
        );
        AppendSettings(message);
        field.Accessor.SetValue(message, body);
    }

    private static bool IsBody(FieldDescriptor field) =>
        field.FieldType == FieldType.Message
        && field.MessageType.FullName == HttpBody.Descriptor.FullName;

    private void AppendSettings(IMessage message)
    {
        if (message.CalculateSize() > 0)
            hash.Append(message);
    }
}
