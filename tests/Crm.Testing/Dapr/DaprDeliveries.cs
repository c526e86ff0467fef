using System.Net;
using System.Text.Json;

namespace Crm.Testing.Dapr;

/// <summary>One life of a sidecar: it asks the application what it listens to, and delivers until it ends.</summary>
internal sealed class DaprDeliveries : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);

    private readonly DaprBroker _broker;
    private readonly DaprSidecarSettings _settings;
    private readonly Action<HttpStatusCode> _refused;
    private readonly DaprAppClient _app;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    public DaprDeliveries(
        DaprBroker broker,
        DaprSidecarSettings settings,
        Action<HttpStatusCode> refused
    )
    {
        (_broker, _settings, _refused) = (broker, settings, refused);
        _app = new DaprAppClient(settings, refused);
        _run = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run;
        _app.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            var topics = await SubscribeAsync();
            foreach (var topic in topics)
                _broker.Join(topic.Topic, _settings.AppId);
            await Task.WhenAll(topics.Select(DeliverAsync));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Its life is over.
        }
    }

    // An application that is not up yet is asked again; what else it answers is final.
    private async Task<IReadOnlyList<DaprTopic>> SubscribeAsync()
    {
        while (true)
        {
            try
            {
                return await _app.SubscribeAsync(_end.Token);
            }
            catch (HttpRequestException refusal) when (refusal.StatusCode is { } status)
            {
                _refused(status);
                return [];
            }
            catch (Exception exception)
                when (exception is HttpRequestException or InvalidOperationException)
            {
                await Task.Delay(Retry, _end.Token);
            }
        }
    }

    private async Task DeliverAsync(DaprTopic topic)
    {
        while (true)
        {
            var taken = await TakeAsync(topic);
            try
            {
                await Task.Delay(_settings.Delay, _end.Token);
                await DeliverAsync(topic, taken);
            }
            finally
            {
                // Nothing is left here but when this life ends.
                _broker.GiveBack(topic.Topic, _settings.AppId, taken);
            }
        }
    }

    private async Task<IReadOnlyList<DaprDelivery>> TakeAsync(DaprTopic topic)
    {
        var group = _settings.AppId;
        var taken = new List<DaprDelivery>();
        try
        {
            taken.AddRange(
                await _broker.TakeAsync(topic.Topic, group, topic.MostMessages, _end.Token)
            );
            if (taken.Count >= topic.MostMessages)
                return taken;
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            waiting.CancelAfter(topic.MostAwait);
            taken.AddRange(
                await _broker.TakeAsync(
                    topic.Topic,
                    group,
                    topic.MostMessages - taken.Count,
                    waiting.Token
                )
            );
            return taken;
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            return taken;
        }
        catch
        {
            _broker.GiveBack(topic.Topic, group, taken);
            throw;
        }
    }

    private async Task DeliverAsync(DaprTopic topic, IReadOnlyList<DaprDelivery> taken)
    {
        var routes = taken.GroupBy(delivery =>
            topic.PathOf(JsonDocument.Parse(delivery.Json).RootElement)
        );
        foreach (var route in routes)
        {
            var pending = route.ToList();
            // What no rule matches cannot be delivered.
            if (route.Key is null)
                Bury(topic, pending);
            else
                await DeliverAsync(topic, route.Key, pending);
        }
    }

    // The policy of deliveries: those that failed are tried again, and go to the dead-letter topic in the end.
    private async Task DeliverAsync(DaprTopic topic, string path, List<DaprDelivery> pending)
    {
        for (var attempt = 0; pending.Count > 0; attempt++)
        {
            if (attempt > _settings.MaxRetries)
            {
                Bury(topic, pending);
                return;
            }
            if (attempt > 0)
                await Task.Delay(_settings.RetryDuration, _end.Token);
            var outcomes = await _app.PostAsync(topic, path, pending, _end.Token);
            foreach (var delivery in pending.Where(d => outcomes[d] == DaprOutcome.Success))
                _broker.Acknowledge(topic.Topic, _settings.AppId, delivery);
            Bury(topic, [.. pending.Where(d => outcomes[d] == DaprOutcome.Drop)]);
            pending = [.. pending.Where(d => outcomes[d] == DaprOutcome.Retry)];
        }
    }

    // Without a dead-letter topic it is lost: the bus acknowledges whatever the answer was.
    private void Bury(DaprTopic topic, IReadOnlyList<DaprDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (topic.DeadLetterTopic.Length > 0)
                _broker.Publish(topic.DeadLetterTopic, delivery.Json);
            _broker.Acknowledge(topic.Topic, _settings.AppId, delivery);
        }
    }
}
