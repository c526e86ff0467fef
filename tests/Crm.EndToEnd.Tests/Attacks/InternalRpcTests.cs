using Crm.EndToEnd.Tests.Operations;
using Crm.Schemas;
using Crm.Testing;
using Grpc.Core;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>What services ask each other is not offered at the gRPC door, not even to who may do everything.</summary>
public sealed class InternalRpcTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    public static TheoryData<string> InternalRpcs =>
        [.. Contract.Product.Methods.Where(IsInternalUnary).Select(method => method.FullName)];

    [Theory]
    [MemberData(nameof(InternalRpcs))]
    public async Task InternalRpc_AtTheDoor_IsOpenToNobody(string name)
    {
        var client = await host.NewTenantAsync();
        var method = Contract.Product.Find(name)!;

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            GrpcCall.SendAsync(client, method, method.Descriptor.InputType.Parser.ParseFrom([]))
        );

        Assert.Contains(
            failure.StatusCode,
            new[] { StatusCode.Unimplemented, StatusCode.Unauthenticated }
        );
    }

    private static bool IsInternalUnary(ContractMethod method) =>
        method.IsInternal
        && method.Descriptor is { IsClientStreaming: false, IsServerStreaming: false };
}
