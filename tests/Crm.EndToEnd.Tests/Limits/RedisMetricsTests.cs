using System.Diagnostics.Metrics;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Limits;

public sealed class RedisMetricsTests(RedisWorld world) : IClassFixture<RedisWorld>
{
    [Fact]
    public async Task Up_FollowsTheServer()
    {
        int? measured = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (
                instrument.Name == "crm.gateway.redis.up"
                && ReferenceEquals(instrument.Meter.Scope, world.Meters)
            )
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => measured = value);
        listener.Start();
        bool Shows(int value)
        {
            measured = null;
            listener.RecordObservableInstruments();
            return measured == value;
        }

        var connection = world.NewConnection();
        Assert.True(Shows(0));
        await connection.StartAsync(CancellationToken.None);
        await Until.TrueAsync(() => Shows(1));
        await world.Server.StopAsync();
        await Until.TrueAsync(() => Shows(0));
        await world.Server.StartAgainAsync();
        await Until.TrueAsync(() => Shows(1));
    }
}
