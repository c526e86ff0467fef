using System.Net.NetworkInformation;
using Crm.AllInOne;
using Crm.EndToEnd.Tests.Overview;
using Crm.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.EndToEnd.Tests.Process;

/// <summary>In the all-in-one process calls and events between services need no network.</summary>
public sealed class LocalCallTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task CallsAndEvents_BetweenServices_OpenNoConnection()
    {
        var client = await host.NewTenantAsync();
        var contact = await Customers.NewCustomerAsync(client, orders: 1);
        await host.SettleAsync();
        var overview = await client.GetAsync($"/v1/contacts/{contact}/overview");
        Assert.Equal(
            1,
            overview
                .Body.GetProperty("transactionCard")
                .GetProperty("card")
                .GetProperty("totals")
                .GetArrayLength()
        );

        var ports = CrmHost.Services.Select(service => host.AddressOf(service)!.Port).ToHashSet();
        Assert.DoesNotContain(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections(),
            connection =>
                connection.State == TcpState.Established
                && ports.Contains(connection.RemoteEndPoint.Port)
        );
    }

    [Fact]
    public async Task Stop_WaitsForRequests_ThatTheirCallersGaveUp()
    {
        var began = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddLocalServer();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(_ =>
        {
            began.SetResult();
            return end.Task;
        });
        await app.StartAsync();
        using var client = new HttpClient(
            app.Services.GetRequiredService<LocalServer>().CreateHandler()
        );
        using var patience = new CancellationTokenSource();
        var call = client.GetAsync(new Uri("http://127.0.0.1/"), patience.Token);
        await began.Task;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        var stop = app.StopAsync();
        Assert.NotSame(stop, await Task.WhenAny(stop, Task.Delay(200)));
        end.SetResult();
        await stop;
    }
}
