using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Answers one question of a reflection client.</summary>
internal static class ReflectionAnswers
{
    public static ServerReflectionResponse Answer(
        ReflectionIndex index,
        ServerReflectionRequest request
    )
    {
        var response = new ServerReflectionResponse
        {
            ValidHost = request.Host,
            OriginalRequest = request,
        };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                Give(response, index.FindFile(request.FileByFilename));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                Give(response, index.FindSymbol(request.FileContainingSymbol));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                var extension = request.FileContainingExtension;
                Give(
                    response,
                    index.FindExtension(extension.ContainingType, extension.ExtensionNumber)
                );
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                Give(
                    response,
                    request.AllExtensionNumbersOfType,
                    index.FindExtensionNumbers(request.AllExtensionNumbersOfType)
                );
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                Give(response, index.Services.Names);
                break;
            default:
                Refuse(response, StatusCode.InvalidArgument, "The request asks nothing.");
                break;
        }
        return response;
    }

    private static void Give(ServerReflectionResponse response, FileDescriptor? file)
    {
        if (file is null)
        {
            Refuse(
                response,
                StatusCode.NotFound,
                "There is no such file, symbol or extension here."
            );
            return;
        }
        response.FileDescriptorResponse = new FileDescriptorResponse();
        // The file that was asked for comes first, as clients of other servers expect.
        response.FileDescriptorResponse.FileDescriptorProto.Add(
            ReflectionIndex.WithImports(file).Reverse()
        );
    }

    private static void Give(
        ServerReflectionResponse response,
        string type,
        IReadOnlyList<int>? numbers
    )
    {
        if (numbers is null)
        {
            Refuse(response, StatusCode.NotFound, "There is no such message here.");
            return;
        }
        response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type };
        response.AllExtensionNumbersResponse.ExtensionNumber.Add(numbers);
    }

    private static void Give(ServerReflectionResponse response, IEnumerable<string> services)
    {
        response.ListServicesResponse = new ListServiceResponse();
        response.ListServicesResponse.Service.Add(
            services
                .Order(StringComparer.Ordinal)
                .Select(name => new ServiceResponse { Name = name })
        );
    }

    private static void Refuse(
        ServerReflectionResponse response,
        StatusCode code,
        string message
    ) =>
        response.ErrorResponse = new ErrorResponse
        {
            ErrorCode = (int)code,
            ErrorMessage = message,
        };
}
