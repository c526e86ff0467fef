using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Crm.ServiceDefaults.Tests.Hosting;

public sealed class ReflectionTests : IAsyncLifetime
{
    private ProbeApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await ProbeApplication.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task ListServices_NamesWhatIsMapped()
    {
        var response = await AskAsync(new() { ListServices = "*" });

        var names = response.ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "probe.v1.ProbeService",
                "probe.v1.StrayService",
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
            },
            names.ToHashSet()
        );
    }

    [Theory]
    [InlineData("probe.v1.ProbeService")]
    [InlineData("probe.v1.ProbeService.CreateThing")]
    [InlineData("probe.v1.Thing.Kind")]
    [InlineData("probe.v1.Thing.name")]
    public async Task FileContainingSymbol_GivesTheFileFirstAndAllThatItImports(string symbol)
    {
        var response = await AskAsync(new() { FileContainingSymbol = symbol });

        var files = Files(response);
        Assert.Equal("probe/v1/probe.proto", files[0].Name);
        var names = files.Select(file => file.Name).ToHashSet();
        Assert.Equal(files.Count, names.Count);
        Assert.All(files, file => Assert.Superset(file.Dependency.ToHashSet(), names));
        Assert.Contains("google/protobuf/descriptor.proto", names);
    }

    [Fact]
    public async Task FileByFilename_FindsImports() =>
        Assert.Equal(
            "crm/common/v1/rules.proto",
            Files(await AskAsync(new() { FileByFilename = "crm/common/v1/rules.proto" }))[0].Name
        );

    [Fact]
    public async Task FileContainingExtension_FindsTheOptions()
    {
        var extension = new ExtensionRequest
        {
            ContainingType = "google.protobuf.MethodOptions",
            ExtensionNumber = 50001,
        };

        var response = await AskAsync(new() { FileContainingExtension = extension });

        Assert.Equal("crm/common/v1/rules.proto", Files(response)[0].Name);
    }

    [Fact]
    public async Task AllExtensionNumbers_NamesThem()
    {
        var response = await AskAsync(
            new() { AllExtensionNumbersOfType = "google.protobuf.FieldOptions" }
        );

        Assert.Equal([1052, 50001], response.AllExtensionNumbersResponse.ExtensionNumber);
    }

    [Fact]
    public async Task UnknownNames_AreNotFound()
    {
        ServerReflectionRequest[] requests =
        [
            new() { FileByFilename = "no.proto" },
            new() { FileContainingSymbol = "no.Symbol" },
            new()
            {
                FileContainingExtension = new ExtensionRequest
                {
                    ContainingType = "no.Type",
                    ExtensionNumber = 1,
                },
            },
            new() { AllExtensionNumbersOfType = "no.Type" },
        ];
        foreach (var request in requests)
            Assert.Equal(
                (int)StatusCode.NotFound,
                (await AskAsync(request)).ErrorResponse.ErrorCode
            );
    }

    [Fact]
    public async Task Alpha_AnswersTheSame()
    {
        var client = new Alpha.ServerReflection.ServerReflectionClient(_app.Invoker);
        using var call = client.ServerReflectionInfo();
        var request = new ServerReflectionRequest
        {
            Host = "h",
            FileContainingSymbol = "probe.v1.Thing",
        };

        await call.RequestStream.WriteAsync(
            Alpha.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString())
        );
        Assert.True(await call.ResponseStream.MoveNext(default));

        Assert.Equal(
            (await AskAsync(request)).ToByteString(),
            call.ResponseStream.Current.ToByteString()
        );
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(
            _app.Invoker
        ).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(request, call.ResponseStream.Current.OriginalRequest);
        return call.ResponseStream.Current;
    }

    private static List<FileDescriptorProto> Files(ServerReflectionResponse response) =>
        [
            .. response.FileDescriptorResponse.FileDescriptorProto.Select(
                FileDescriptorProto.Parser.ParseFrom
            ),
        ];
}
