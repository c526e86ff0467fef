using System.Net;
using Crm.Contacts.V1;
using Crm.EndToEnd.Tests.Retail;
using Crm.Testing;
using Crm.Testing.Processes;
using Grpc.Core;
using Grpc.Net.Client;

namespace Crm.EndToEnd.Tests.Processes;

/// <summary>The disk of the embedded default runs full, and is given room again.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task FullDisk_IsToldClearly_LosesNothingAndGoesOnWithRoom()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var suite = await EmbeddedSuite.StartAsync(Path.Combine(disk.Folder, "data"));
        var client = suite.ClientOf(suite.AdminKey);
        var acknowledged = new List<string>();
        for (var i = 0; i < 5; i++)
            await CreateAsync(client, acknowledged);

        disk.Fill();
        var refused = await CreateUntilRefusedAsync(client, acknowledged);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "STORE_FULL"),
            (refused.Status, refused.Code)
        );
        using var channel = GrpcChannel.ForAddress(suite.GrpcDoors[0]);
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new ContactsService.ContactsServiceClient(channel).CreateContactAsync(
                new CreateContactRequest { Contact = new Contact { DisplayName = Name(-1) } },
                client.Metadata
            )
        );
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.DoesNotContain("   at ", refused.Text, StringComparison.Ordinal);
        var read = await client.GetAsync("/v1/contacts");
        Assert.True(read.Status == HttpStatusCode.OK, read.Text);

        disk.MakeRoom();
        await CreateAsync(client, acknowledged);
        await suite.SettleAsync(TimeSpan.FromMinutes(5));
        var names = new List<string>();
        await foreach (var one in RetailPages.ReadAsync(client, "/v1/contacts", "contacts"))
            names.Add(one.GetProperty("displayName").GetString()!);
        Assert.Equal(acknowledged.Order(), names.Order());
    }

    private static async Task<Answer> CreateUntilRefusedAsync(
        CrmClient client,
        List<string> acknowledged
    )
    {
        while (true)
        {
            var answer = await SendAsync(client, Name(acknowledged.Count));
            if (answer.Status != HttpStatusCode.Created)
                return answer;
            acknowledged.Add(Name(acknowledged.Count));
        }
    }

    private static async Task CreateAsync(CrmClient client, List<string> acknowledged)
    {
        var name = Name(acknowledged.Count);
        var answer = await SendAsync(client, name);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        acknowledged.Add(name);
    }

    private static Task<Answer> SendAsync(CrmClient client, string name) =>
        client.PostAsync("/v1/contacts", new { displayName = name });

    // Long, so that few of them need a page.
    private static string Name(int number) => $"Person {number} {new string('x', 200)}";
}

/// <summary>A disk of a few megabytes, in memory; the test is skipped where nobody may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Block = 64 * 1024;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> MountAsync()
    {
        var folder = Directory.CreateTempSubdirectory("crm-disk-").FullName;
        var (exitCode, output) = await Tools.RunAsync(
            "/bin/sh",
            ["-c", $"mount -t tmpfs -o size=64m tmpfs '{folder}'"]
        );
        if (exitCode == 0)
            return new SmallDisk(folder);
        Directory.Delete(folder);
        Assert.Skip($"No disk can be mounted here: {output}");
        return null;
    }

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var filler = new FileStream(
            Filler,
            FileMode.Create,
            FileAccess.Write,
            FileShare.None,
            1
        );
        var block = new byte[Block];
        // The last pages one by one.
        for (var size = Block; size >= 1024; size /= 4)
        {
            try
            {
                while (true)
                    filler.Write(block, 0, size);
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        var (exitCode, output) = await Tools.RunAsync("umount", [Folder]);
        Assert.True(exitCode == 0, output);
        Directory.Delete(Folder);
    }
}
