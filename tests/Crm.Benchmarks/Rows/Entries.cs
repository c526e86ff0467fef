using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Benchmarks.Parts;
using Crm.Benchmarks.Report;
using Crm.Testing;

namespace Crm.Benchmarks.Rows;

/// <summary>How long it takes from a transaction until the event stream tells that its contact entered a segment, at growing rates.</summary>
internal sealed partial class Entries(CrmClient client, IReadOnlyList<string> contacts)
{
    private const int Segments = 200;
    private const int BigSpender = 100_000;
    private const string Entered = "crm.segmentation.segment-entered.v1";

    private static readonly int[] Rates = [5, 10, 20, 40, 80, 160, 320];
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TimeSpan> _delays = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>Goes up with the rate until the delay grows.</summary>
    public static async Task MeasureAsync(
        Product product,
        BenchmarkOptions options,
        StoreReport report
    )
    {
        var client = product.Client;
        await CreateSegmentsAsync(client);
        await Filling.ImportContactsAsync(product, options.Import);
        var needed = 1 + (Rates.Sum() * (int)Step.TotalSeconds);
        var entries = new Entries(client, await product.SampleIdsAsync(needed));
        try
        {
            report.Add(await entries.MeasureAsync(product, options.Import));
        }
        catch (TimeoutException exception)
        {
            // The other rows are worth their report.
            report.Add(
                FactOf(options.Import, $"not measured: {exception.Message}", isMissed: true)
            );
        }
    }

    private async Task<Fact> MeasureAsync(Product product, int known)
    {
        using var stream = await client.WatchAsync($"/v1/events?type={Entered}");
        var listening = ListenAsync(stream);
        await CatchUpAsync(known);
        await product.SettleAsync();
        var steps = new List<(int Rate, TimeSpan P95, bool IsFlat)>();
        foreach (var rate in Rates)
        {
            steps.Add(await StepAsync(rate));
            if (!steps[^1].IsFlat || steps[^1].P95 >= Target)
                break;
        }
        stream.Dispose();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var held = steps.LastOrDefault(step => step.IsFlat && step.P95 < Target);
        return FactOf(
            known,
            string.Create(
                CultureInfo.InvariantCulture,
                $"p95 {held.P95.TotalMilliseconds:0} ms at {held.Rate} transactions/s; {string.Join(", ", steps.Select(Describe))}"
            ),
            held.Rate == 0
        );
    }

    private static Fact FactOf(int known, string measured, bool isMissed) =>
        new(
            "entry",
            string.Create(
                CultureInfo.InvariantCulture,
                $"transaction to entry event, {known:N0} contacts, {Segments} segments"
            ),
            "p95 < 1 s at the highest rate where the delay stays flat",
            measured,
            isMissed
        );

    // What the import left to do is no part of it: segmentation knows all contacts, and a first purchase has been told of.
    private async Task CatchUpAsync(int known)
    {
        await Until.TrueAsync(async () =>
        {
            var preview = await client.PostAsync(
                "/v1/segments:preview",
                new { rule = "traits.orders > 0", sampleSize = 1 }
            );
            return preview.Body.GetProperty("contactCount").GetInt32() >= known;
        });
        var first = contacts[_next++];
        await BuyAsync(first);
        await Until.TrueAsync(() => _delays.ContainsKey(first));
    }

    private static string Describe((int Rate, TimeSpan P95, bool IsFlat) step) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{step.Rate}/s: {step.P95.TotalMilliseconds:0} ms{(step.IsFlat ? "" : " and growing")}"
        );

    private async Task<(int Rate, TimeSpan P95, bool IsFlat)> StepAsync(int rate)
    {
        var count = rate * (int)Step.TotalSeconds;
        var ids = Enumerable
            .Range(_next, count)
            .Select(index => contacts[index % contacts.Count])
            .ToList();
        _next += count;
        var clock = Stopwatch.StartNew();
        var sending = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            // By the clock, not after the last answer: who is late must not be spared.
            var due = TimeSpan.FromSeconds(i / (double)rate) - clock.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            sending.Add(BuyAsync(ids[i]));
        }
        await Task.WhenAll(sending);
        var patience = Stopwatch.StartNew();
        while (ids.Exists(id => !_delays.ContainsKey(id)) && patience.Elapsed < Late)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        var delays = ids.ConvertAll(id => _delays.GetValueOrDefault(id, Late));
        var (early, later) = (P(delays.Take(count / 2), 0.5), P(delays.Skip(count / 2), 0.5));
        return (rate, P(delays, 0.95), later < early * 2 || later < Target / 4);
    }

    private async Task BuyAsync(string contact)
    {
        _sent[contact] = Stopwatch.GetTimestamp();
        var answer = await client.PostAsync(
            "/v1/transactions",
            new
            {
                contactId = contact,
                currency = "EUR",
                lines = new[]
                {
                    new
                    {
                        sku = "SKU-1",
                        quantity = 1,
                        unitPrice = $"{BigSpender * 2}",
                    },
                },
            }
        );
        if ((int)answer.Status >= 300)
            throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
    }

    private async Task ListenAsync(EventStreamReader stream)
    {
        while (await stream.NextAsync(TimeSpan.FromMinutes(5)) is { } one)
        {
            var contact = ContactId().Match(one.Data.GetRawText()).Groups["id"].Value;
            if (_sent.TryGetValue(contact, out var begin))
                _delays.TryAdd(contact, Stopwatch.GetElapsedTime(begin));
        }
    }

    private static TimeSpan P(IEnumerable<TimeSpan> delays, double share)
    {
        TimeSpan[] sorted = [.. delays.Order()];
        return sorted[(int)((sorted.Length - 1) * share)];
    }

    // One is entered; the others look at the same traits and are not.
    private static async Task CreateSegmentsAsync(CrmClient client)
    {
        for (var i = 0; i < Segments; i++)
        {
            var rule =
                i == 0 ? $"traits.revenue > {BigSpender}"
                : i % 2 == 0 ? $"traits.orders > {1_000 + i}"
                : $"traits.revenue_365d > {1_000_000_000 + i}";
            var answer = await client.PostAsync(
                "/v1/segments",
                new
                {
                    name = $"Segment {i}",
                    kind = "DYNAMIC",
                    rule,
                }
            );
            if ((int)answer.Status >= 300)
                throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
            while (
                (await client.GetAsync($"/v1/segments/{answer.Id}"))
                    .Body.GetProperty("state")
                    .GetString() != "ACTIVE"
            )
                await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    [GeneratedRegex("\"contactId\":\\s*\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContactId();
}
