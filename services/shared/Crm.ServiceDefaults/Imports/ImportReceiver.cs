using System.Net.Http.Headers;
using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Takes an upload: its bytes are stored as they come, and the operation commits with the request.</summary>
public sealed class ImportReceiver(
    OperationStarter starter,
    OperationWire wire,
    CallerAccessor caller,
    IServiceScopeFactory scopes,
    TimeProvider time,
    IOptions<ImportOptions> options
)
{
    /// <summary>Reads the stream to its end.</summary>
    /// <param name="requests">The messages; the first gives settings and media type, each one may bring bytes.</param>
    /// <param name="handler">What is done with the records.</param>
    /// <param name="settings">Reads mapping, dry run and options from the first message.</param>
    /// <param name="content">Reads the bytes, and the media type, from a message.</param>
    /// <param name="cancellationToken">Ends the reading; what was stored is deleted.</param>
    /// <returns>The operation, or IMPORT_EMPTY, IMPORT_MAPPING_INVALID, MEDIA_TYPE_UNSUPPORTED, PAYLOAD_TOO_LARGE.</returns>
    public async Task<Result<Operation>> ReceiveAsync<TRequest, TResource>(
        IAsyncStreamReader<TRequest> requests,
        ImportHandler<TResource> handler,
        Func<TRequest, ImportSettings> settings,
        Func<TRequest, HttpBody?> content,
        CancellationToken cancellationToken
    )
        where TResource : class, IMessage<TResource>, new()
    {
        if (!await requests.MoveNext(cancellationToken))
            return ImportErrors.Empty;
        if (FormatOf(content(requests.Current)?.ContentType) is not { } format)
            return ImportErrors.MediaTypeUnsupported;
        var opening = ImportOpening.Create(
            new TResource().Descriptor,
            handler.Grouping,
            settings(requests.Current) with
            {
                Format = format,
            }
        );
        if (opening.Error is not null)
            return opening.Error;

        var id = Guid.CreateVersion7(time.GetInstant());
        var upload = new UploadWriter(
            scopes,
            caller.Caller,
            id,
            opening.Value.Check,
            time,
            options.Value.MostBytes
        );
        var error = await upload.WriteAsync(
            Contents(requests, content, cancellationToken),
            cancellationToken
        );
        if (error is not null)
            return error;
        var operation = new NewOperation(
            handler.Kind,
            opening.Value.Settings.Write(),
            opening.Value.Settings.IsDryRun,
            id
        );
        return wire.ToWire(starter.Start(operation));
    }

    private static async IAsyncEnumerable<ByteString> Contents<TRequest>(
        IAsyncStreamReader<TRequest> requests,
        Func<TRequest, HttpBody?> content,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        do
        {
            if (content(requests.Current) is { } body)
                yield return body.Data;
        } while (await requests.MoveNext(cancellationToken));
    }

    private static ImportFormat? FormatOf(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return null;
        if (
            type.CharSet is { } charset
            && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        return type.MediaType?.ToLowerInvariant() switch
        {
            "text/csv" => ImportFormat.Csv,
            "application/x-ndjson" => ImportFormat.Ndjson,
            _ => null,
        };
    }
}
