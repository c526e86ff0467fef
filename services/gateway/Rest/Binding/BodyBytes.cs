using System.Buffers;
using Crm.Gateway.Rest.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Crm.Gateway.Rest.Binding;

/// <summary>Reads a body that fits in memory.</summary>
internal static class BodyBytes
{
    private const int FirstBuffer = 4096;

    /// <summary>All bytes of the body.</summary>
    /// <exception cref="ProblemException">There are more than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, long limit)
    {
        Limit(context, limit);
        if (context.Request.ContentLength > limit)
            throw TooLarge(limit);
        var body = new ArrayBufferWriter<byte>(
            (int)Math.Max(FirstBuffer, context.Request.ContentLength ?? 0)
        );
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            if (body.WrittenCount + result.Buffer.Length > limit)
                throw TooLarge(limit);
            foreach (var piece in result.Buffer)
                body.Write(piece.Span);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                return body.WrittenMemory;
        }
    }

    /// <summary>Tells the server how much of a body it may take in.</summary>
    public static void Limit(HttpContext context, long limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limit;
    }

    public static ProblemException TooLarge(long limit) =>
        new(ProblemReader.Read(RestErrors.PayloadTooLarge(limit)));
}
