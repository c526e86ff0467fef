using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Tests;

public class MessagingOptionsTests
{
    [Theory]
    [InlineData("00:00:59", true)]
    [InlineData("00:01:00", false)]
    [InlineData("00:01:01", false)]
    public async Task DeliveryTimeout_WhichIsNotOverBeforeTheLease_IsRefusedAtTheStart(
        string timeout,
        bool isTaken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Messaging:Lease"] = "00:01:00";
        builder.Configuration["Messaging:DeliveryTimeout"] = timeout;
        builder.AddMessaging();
        await using var services = builder.Services.BuildServiceProvider();

        var refusal = Record.Exception(services.GetRequiredService<IStartupValidator>().Validate);

        if (isTaken)
            Assert.Null(refusal);
        else
            Assert.Contains(
                "Messaging:DeliveryTimeout",
                Assert.IsType<OptionsValidationException>(refusal).Message,
                StringComparison.Ordinal
            );
    }
}
