using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Tests.Hosting;

public class SweepTests
{
    [Fact]
    public async Task Sweeps_ComeAgainAndAgain_AlsoAfterAFailure()
    {
        await using var app = await ProbeApplication.StartAsync(builder =>
            builder.Services.AddSweeper<Broom>().AddSweeper<BrokenBroom>()
        );

        foreach (var sweeper in app.Application.Services.GetServices<ISweeper>().Cast<Broom>())
            await Until.TrueAsync(() => sweeper.Sweeps > 2);
    }

    private class Broom : ISweeper
    {
        public int Sweeps { get; private set; }

        public TimeSpan Interval => TimeSpan.FromMilliseconds(20);

        public virtual Task SweepAsync(CancellationToken cancellationToken)
        {
            Sweeps++;
            return Task.CompletedTask;
        }
    }

    private sealed class BrokenBroom : Broom
    {
        public override async Task SweepAsync(CancellationToken cancellationToken)
        {
            await base.SweepAsync(cancellationToken);
            throw new InvalidOperationException("It broke.");
        }
    }
}
