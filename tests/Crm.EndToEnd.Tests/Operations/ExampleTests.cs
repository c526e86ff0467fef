using Crm.Schemas;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Operations;

public sealed class ExamplesOnSqlite(SqliteHost host)
    : ExampleTests(host),
        IClassFixture<SqliteHost>;

public sealed class ExamplesOnPostgres(PostgresHost host)
    : ExampleTests(host),
        IClassFixture<PostgresHost>;

/// <summary>Every request example that OpenAPI shows works, and does the same through both doors.</summary>
public abstract class ExampleTests(CrmHost host)
{
    public static TheoryData<string> Operations => Examples.Names;

    public static TheoryData<string> UnaryReads => Pick(method => method.IsRead);

    public static TheoryData<string> UnaryWrites => Pick(method => !method.IsRead);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Example_WhenItIsSent_Succeeds(string name)
    {
        host.Demand();
        var method = Examples.Method(name);
        var seeded = method.IsRead
            ? await SeededTenant.ForReadsAsync(host)
            : await SeededTenant.CreateAsync(host);
        var call = await ReadyAsync(seeded, method);
        var answer = await call.SendAsync(
            call.Method.Permissions.Contains("platform") ? Platform : seeded.Client
        );
        Assert.True((int)answer.Status is >= 200 and < 300, $"{(int)answer.Status}: {answer.Text}");
    }

    [Theory]
    [MemberData(nameof(UnaryReads))]
    public async Task Read_ThroughBothDoors_IsTheSame(string name)
    {
        host.Demand();
        var seeded = await SeededTenant.ForReadsAsync(host);
        var call = Examples.Call(Examples.Method(name), seeded.Values);

        var rest = await call.SendAsync(seeded.Client);
        var grpc = await GrpcCall.SendAsync(seeded.Client, call.Method, GrpcCall.RequestOf(call));

        var parser = new Google.Protobuf.JsonParser(Google.Protobuf.JsonParser.Settings.Default);
        Assert.Equal(grpc, parser.Parse(rest.Text, call.Method.Descriptor.OutputType));
        // Empty lists are alike whatever is wrong with their items.
        if (call.Method.Descriptor.OutputType.FindFieldByName("next_page_token") is not null)
            Assert.Contains(
                call.Method.Descriptor.OutputType.Fields.InDeclarationOrder()
                    .Where(field => field.IsRepeated),
                field => ((System.Collections.ICollection)field.Accessor.GetValue(grpc)).Count > 0
            );
    }

    [Fact]
    public async Task Reads_AtTheSameTime_AnswerAsAlone()
    {
        host.Demand();
        await ReadsTogether.CheckAsync(host);
    }

    [Theory]
    [MemberData(nameof(UnaryWrites))]
    public async Task Write_WithOneIdempotencyKeyThroughBothDoors_HappensOnce(string name)
    {
        host.Demand();
        var seeded = await SeededTenant.CreateAsync(host);
        var call = await ReadyAsync(seeded, Examples.Method(name));
        var client = call.Method.Permissions.Contains("platform") ? Platform : seeded.Client;
        var key = $"key-{Guid.NewGuid():N}";
        call.Headers["Idempotency-Key"] = key;

        var first = await call.SendAsync(client);
        Assert.True((int)first.Status is >= 200 and < 300, first.Text);
        Assert.False(first.Headers.ContainsKey("Idempotent-Replayed"));
        var second = await call.SendAsync(client);
        Assert.Equal(first.Status, second.Status);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
        var third = await GrpcCall.SendAsync(
            client,
            call.Method,
            GrpcCall.RequestOf(call),
            ("idempotency-key", key)
        );
        if (second.Text.Length > 0)
        {
            var parser = new Google.Protobuf.JsonParser(
                Google.Protobuf.JsonParser.Settings.Default
            );
            Assert.Equal(parser.Parse(second.Text, call.Method.Descriptor.OutputType), third);
        }

        // The key is spent: another request with it is refused by the service that keeps it.
        var other = OtherRequest(call.Method, seeded);
        other.Headers["Idempotency-Key"] = key;
        var reused = await other.SendAsync(client);
        Assert.Equal(
            (System.Net.HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED"),
            (reused.Status, reused.Code)
        );
    }

    private static RestCall OtherRequest(ContractMethod method, SeededTenant seeded)
    {
        var name = method.Descriptor.File.Package switch
        {
            "crm.contacts.v1" => "CreateContact",
            "crm.interactions.v1" => "CreateActivity",
            "crm.tickets.v1" => "CreateTicket",
            "crm.segmentation.v1" => "CreateSegment",
            _ => "CreateApiKey",
        };
        var other = Examples.Call(Examples.Method(name), seeded.Values);
        if (name == "CreateApiKey")
            other.Body!["displayName"] = "Another request";
        if (name == "CreateSegment")
            other.Body!["name"] = "Another request";
        if (name == "CreateTicket")
            other.Body!["subject"] = "Another request";
        return other;
    }

    [Fact]
    public async Task Import_WithOneIdempotencyKey_HappensOnceHoweverItIsCut()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        // More than one piece of an upload.
        var csv =
            "displayName\n"
            + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"Person {i}\n"));
        (string, string) key = ("Idempotency-Key", $"key-{Guid.NewGuid():N}");

        var first = await client.UploadAsync(
            "/v1/contacts:import?dryRun=true",
            "text/csv",
            csv,
            key
        );
        var second = await client.UploadAsync(
            "/v1/contacts:import?dryRun=true",
            "text/csv",
            new SlowContent(csv),
            key
        );
        var other = await client.UploadAsync(
            "/v1/contacts:import?dryRun=true",
            "text/csv",
            csv + "One more\n",
            key
        );

        Assert.Equal(System.Net.HttpStatusCode.Accepted, first.Status);
        Assert.Equal("true", second.Headers.GetValueOrDefault("Idempotent-Replayed"));
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other.Code);
    }

    [Fact]
    public async Task Import_WithOneIdempotencyKeyThroughBothDoors_HappensOnce()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        const string csv = "displayName\nAda Lovelace\n";
        var key = $"key-{Guid.NewGuid():N}";
        var metadata = client.Metadata;
        metadata.Add("idempotency-key", key);
        var contacts = new Crm.Contacts.V1.ContactsService.ContactsServiceClient(host.Channel);
        using var import = contacts.ImportContacts(metadata);
        await import.RequestStream.WriteAsync(
            new Crm.Contacts.V1.ImportContactsRequest
            {
                Content = new()
                {
                    ContentType = "text/csv",
                    Data = Google.Protobuf.ByteString.CopyFromUtf8(csv),
                },
            }
        );
        await import.RequestStream.CompleteAsync();
        var first = await import.ResponseAsync;

        var second = await client.UploadAsync(
            "/v1/contacts:import",
            "text/csv",
            csv,
            ("Idempotency-Key", key)
        );

        Assert.Equal("true", second.Headers.GetValueOrDefault("Idempotent-Replayed"));
        Assert.Equal(first.Id, second.Id);
    }

    // Arrives in other pieces than a body that is there at once.
    private sealed class SlowContent(string text) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(
            Stream stream,
            System.Net.TransportContext? context
        )
        {
            foreach (var piece in System.Text.Encoding.UTF8.GetBytes(text).Chunk(70_001))
            {
                await stream.WriteAsync(piece);
                await stream.FlushAsync();
                await Task.Delay(20);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private CrmClient Platform => host.ClientOf(host.AdminKey, "default");

    private static async Task<RestCall> ReadyAsync(SeededTenant seeded, ContractMethod method)
    {
        var call = Examples.Call(method, seeded.Values);
        // What is restored must be deleted first.
        if (method.Descriptor.Name == "RestoreContact")
        {
            await seeded.Client.DeleteAsync($"/v1/contacts/{seeded.Values["contactId"]}", "*");
            call.Headers.Remove("If-Match");
        }
        return call;
    }

    private static TheoryData<string> Pick(Func<ContractMethod, bool> choose) =>
        [
            .. Examples
                .Methods.Where(method =>
                    !method.Descriptor.IsClientStreaming
                    && !method.Descriptor.IsServerStreaming
                    && choose(method)
                )
                .Select(method => method.Descriptor.Name),
        ];
}
