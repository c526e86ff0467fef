using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Identity:Keys:0:Secret", "c2hvcnQ=")]
    [InlineData("Identity:Keys:0:Secret", "not base64")]
    [InlineData("Identity:Keys:0:Id", "")]
    [InlineData("Identity:Lifetime", "00:00:01")]
    [InlineData("Calls:DefaultDeadline", "00:00:00")]
    [InlineData("Shutdown:Drain", "-00:00:01")]
    public async Task Start_WithASettingThatCannotWork_Fails(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ProbeApplication.StartAsync(null, (key, value))
        );

    [Theory]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("8101")]
    public async Task Start_WithAnAddressThatCannotWork_Fails(string address) =>
        await Assert.ThrowsAnyAsync<Exception>(() =>
            ProbeApplication.StartAsync(null, ("Listen:Grpc", address))
        );

    [Fact]
    public async Task Start_WithAFolderOfSecrets_ReadsThem_OverEverythingElse()
    {
        var folder = Directory.CreateTempSubdirectory("crm-secrets-").FullName;
        try
        {
            // As Kubernetes lays them: links into a hidden folder, a line feed at the end.
            Directory.CreateDirectory(Path.Combine(folder, "..data"));
            var secret = Convert.ToBase64String(new byte[48]);
            foreach (
                var (name, value) in new[]
                {
                    ("Identity__Keys__0__Id", "from-file"),
                    ("Identity__Keys__0__Secret", secret),
                }
            )
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder, "..data", name),
                    value + "\n",
                    TestContext.Current.CancellationToken
                );
                File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine("..data", name));
            }

            await using var app = await ProbeApplication.StartAsync(
                null,
                ("Secrets:Folder", folder),
                ("Identity:Keys:0:Secret", "overruled")
            );

            var key = app
                .Application.Services.GetRequiredService<IOptions<IdentityOptions>>()
                .Value.Keys.Single();
            Assert.Equal(("from-file", secret), (key.Id, key.Secret));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Start_WithAFolderOfSecretsThatIsNotThere_Fails() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() =>
            ProbeApplication.StartAsync(null, ("Secrets:Folder", "/nowhere/secrets"))
        );

    [Fact]
    public async Task Start_Twice_InOneProcess_Works()
    {
        await using var one = await ProbeApplication.StartAsync();
        await using var other = await ProbeApplication.StartAsync();

        Assert.NotEqual(one.Addresses.Grpc, other.Addresses.Grpc);
        Assert.NotEqual(one.Addresses.Http, other.Addresses.Http);
    }
}
