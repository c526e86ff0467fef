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
    public async Task Start_Twice_InOneProcess_Works()
    {
        await using var one = await ProbeApplication.StartAsync();
        await using var other = await ProbeApplication.StartAsync();

        Assert.NotEqual(one.Addresses.Grpc, other.Addresses.Grpc);
        Assert.NotEqual(one.Addresses.Http, other.Addresses.Http);
    }
}
