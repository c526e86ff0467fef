using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;
using AlphaReflection = Grpc.Reflection.V1Alpha.ServerReflection;
using AlphaRequest = Grpc.Reflection.V1Alpha.ServerReflectionRequest;
using AlphaResponse = Grpc.Reflection.V1Alpha.ServerReflectionResponse;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The standard reflection service of gRPC.</summary>
internal sealed class ReflectionService(ReflectionIndex index)
    : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext(context.CancellationToken))
            await responseStream.WriteAsync(
                ReflectionAnswers.Answer(index, requestStream.Current),
                context.CancellationToken
            );
    }
}

/// <summary>The same under its older name, which many tools still ask first.</summary>
internal sealed class ReflectionAlphaService(ReflectionIndex index)
    : AlphaReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<AlphaRequest> requestStream,
        IServerStreamWriter<AlphaResponse> responseStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            // Both versions have the same bytes.
            var request = ServerReflectionRequest.Parser.ParseFrom(
                requestStream.Current.ToByteString()
            );
            var response = ReflectionAnswers.Answer(index, request);
            await responseStream.WriteAsync(
                AlphaResponse.Parser.ParseFrom(response.ToByteString()),
                context.CancellationToken
            );
        }
    }
}
