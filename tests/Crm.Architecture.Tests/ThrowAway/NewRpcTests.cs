using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Crm.Throwaway.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>An RPC that is added to the contract is a REST operation with its document, validation and permissions, with no line of code.</summary>
public class NewRpcTests(ThrowAwayProduct product)
{
    private const string Parcels = "/v1/parcels";

    [Fact]
    public async Task NewRpc_WhenCalledByRest_Works()
    {
        using var client = await product.ClientAsync("parcels.*");

        var (createStatus, created) = await PostAsync(
            client,
            new
            {
                recipientName = "Ada",
                kilograms = 2.5,
                speed = "FAST",
            }
        );
        var read = await client.GetFromJsonAsync<JsonNode>(
            $"{Parcels}/{created["id"]}",
            TestContext.Current.CancellationToken
        );

        Assert.True(createStatus is HttpStatusCode.Created or HttpStatusCode.OK);
        Assert.Equal("Ada", (string?)read!["recipientName"]);
        Assert.Equal("FAST", (string?)read["speed"]);
        Assert.Equal("default", (string?)read["tenant"]);
    }

    [Fact]
    public async Task NewRpc_WhenCalledByGrpc_Works()
    {
        using var rest = await product.ClientAsync("parcels.*");
        using var channel = GrpcChannel.ForAddress(product.Grpc);
        var client = new ParcelsService.ParcelsServiceClient(channel);

        var parcel = await client.CreateParcelAsync(
            new CreateParcelRequest { Parcel = new Parcel { RecipientName = "Ada" } },
            new Metadata
            {
                { "authorization", rest.DefaultRequestHeaders.Authorization!.ToString() },
            },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal("default", parcel.Tenant);
    }

    [Fact]
    public async Task NewRpc_WhenRequestBreaksItsRules_NamesTheFields()
    {
        using var client = await product.ClientAsync("parcels.*");

        var (status, problem) = await PostAsync(
            client,
            new { recipientName = new string('x', 21), kilograms = -1 }
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("REQUEST_INVALID", (string?)problem["code"]);
        Assert.Equal(
            ["/kilograms", "/recipientName"],
            problem["errors"]!
                .AsArray()
                .Select(error => (string?)error!["pointer"])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task NewRpc_WhenFieldIsUnknown_IsRefused()
    {
        using var client = await product.ClientAsync("parcels.*");

        var (status, _) = await PostAsync(client, new { recipientName = "Ada", colour = "red" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task NewRpc_WhenPermissionIsMissing_IsForbidden()
    {
        using var client = await product.ClientAsync("parcels.read");

        var (status, problem) = await PostAsync(client, new { recipientName = "Ada" });

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("PERMISSION_DENIED", (string?)problem["code"]);
    }

    [Fact]
    public async Task NewRpc_WhenCredentialIsMissing_IsUnauthorized()
    {
        using var client = product.ClientOf("");

        var (status, problem) = await PostAsync(client, new { recipientName = "Ada" });

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("CREDENTIAL_INVALID", (string?)problem["code"]);
    }

    [Fact]
    public async Task NewRpc_WhenItsServiceRefuses_AnswersTheReason()
    {
        using var client = await product.ClientAsync("parcels.*");

        var (status, problem) = await PostAsync(
            client,
            new { recipientName = "Ada", kilograms = 500 }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("PARCEL_TOO_HEAVY", (string?)problem["code"]);
    }

    [Fact]
    public async Task NewRpc_Always_StandsInTheOpenApiDocument()
    {
        using var client = product.ClientOf("");

        var document = await client.GetFromJsonAsync<JsonNode>(
            OpenApiPath,
            TestContext.Current.CancellationToken
        );

        var create = document!["paths"]![Parcels]!["post"]!;
        Assert.Equal("createParcel", (string?)create["operationId"]);
        Assert.Contains("Creates a parcel", (string?)create["summary"], StringComparison.Ordinal);
        Assert.Contains("PARCEL_TOO_HEAVY", create.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(document["paths"]![$"{Parcels}/{{id}}"]!["get"]);
        Assert.Contains(
            document["components"]!["schemas"]!.AsObject(),
            schema => (int?)schema.Value?["properties"]?["recipientName"]?["maxLength"] == 20
        );
    }

    private const string OpenApiPath = "/openapi/v1.json";

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(
        HttpClient client,
        object body
    )
    {
        using var answer = await client.PostAsJsonAsync(Parcels, body);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
