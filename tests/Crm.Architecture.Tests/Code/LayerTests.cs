namespace Crm.Architecture.Tests.Code;

/// <summary>What the layers of a service may know.</summary>
public class LayerTests
{
    // Clients and streams of gRPC are no door: a use case may ask another service, and read and write streams.
    private static readonly string[] Doors =
    [
        "Microsoft.AspNetCore.",
        "Grpc.AspNetCore.",
        "Grpc.Core.Status",
        "Grpc.Core.RpcException",
        "Grpc.Core.ServerCallContext",
        "Google.Rpc.",
        "System.Net.HttpStatusCode",
    ];

    private static readonly string[] Saves = ["SaveChanges", "SaveChangesAsync"];

    private static readonly string[] Clocks =
    [
        "DateTime.get_Now",
        "DateTime.get_UtcNow",
        "DateTime.get_Today",
        "DateTimeOffset.get_Now",
        "DateTimeOffset.get_UtcNow",
    ];

    [Fact]
    public async Task DomainAndFeatures_Always_KnowNoDoor() =>
        Rule.HoldsEverywhere(
            await ProductTypes.InLayersAsync("Domain", "Features"),
            type =>
                Usage
                    .Of(type)
                    .Types.Where(used =>
                        Doors.Any(door =>
                            used.FullName?.StartsWith(door, StringComparison.Ordinal) == true
                        )
                    )
                    .Select(used => $"{type.FullName} uses {used.FullName}")
        );

    [Fact]
    public async Task Domain_Always_KnowsNoStore() =>
        Rule.HoldsEverywhere(
            await ProductTypes.InLayersAsync("Domain"),
            type =>
                Usage
                    .Of(type)
                    .Types.Where(used =>
                        used.Namespace?.StartsWith(
                            "Microsoft.EntityFrameworkCore",
                            StringComparison.Ordinal
                        ) == true
                    )
                    .Select(used => $"{type.FullName} uses {used.FullName}")
        );

    [Fact]
    public async Task UseCase_Always_LeavesSavingToTheUnitOfWork() =>
        Rule.HoldsEverywhere(
            await ProductTypes.InLayersAsync("Domain", "Features", "Grpc"),
            type =>
                Usage
                    .Of(type)
                    .Members.Where(member => Saves.Contains(member.Name))
                    .Select(member => $"{type.FullName} calls {member.Name}")
        );

    [Fact]
    public async Task Product_Always_ReadsTimeFromTimeProvider() =>
        Rule.HoldsEverywhere(
            (await ProductTypes.AssembliesAsync()).SelectMany(ProductTypes.TopLevel),
            type =>
                Usage
                    .Of(type)
                    .Calls.Where(Clocks.Contains)
                    .Select(call => $"{type.FullName} calls {call}")
        );

    [Fact]
    public async Task Product_Always_GivesTimeToNewIds() =>
        Rule.HoldsEverywhere(
            (await ProductTypes.AssembliesAsync()).SelectMany(ProductTypes.TopLevel),
            type =>
                Usage
                    .Of(type)
                    .Members.OfType<System.Reflection.MethodInfo>()
                    .Where(method =>
                        method.Name == nameof(Guid.CreateVersion7)
                        && method.GetParameters().Length == 0
                    )
                    .Select(_ => $"{type.FullName} makes ids by the clock of the machine")
        );
}
