using System.Text.Json;

namespace Crm.Testing;

/// <summary>One server-sent event.</summary>
/// <param name="Name">Its <c>event:</c>; empty when it has none.</param>
/// <param name="Data">Its <c>data:</c> as JSON.</param>
public sealed record ServerSentEvent(string Name, JsonElement Data);

/// <summary>Reads a stream of server-sent events as a client does.</summary>
public sealed class EventStreamReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    internal EventStreamReader(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _lines = new StreamReader(body);
    }

    /// <summary>The last <c>id:</c>.</summary>
    public string LastEventId { get; private set; } = "";

    /// <summary>How many comments came.</summary>
    public int Comments { get; private set; }

    /// <summary>The next event; null at the end of the stream.</summary>
    /// <exception cref="TimeoutException">Nothing came for a while.</exception>
    public async Task<ServerSentEvent?> NextAsync(TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience);
        var (name, data) = ("", "");
        while (await ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
                return new ServerSentEvent(name, JsonDocument.Parse(data).RootElement);
            if (line.StartsWith(':'))
                Comments++;
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
                LastEventId = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data += line[6..];
        }
        return null;
    }

    /// <summary>Reads until the stream has said where it begins.</summary>
    public async Task BeginAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (LastEventId.Length == 0 && await ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                LastEventId = line[4..];
        }
    }

    /// <summary>The next events.</summary>
    public async Task<IReadOnlyList<ServerSentEvent>> TakeAsync(int count)
    {
        var events = new List<ServerSentEvent>();
        while (events.Count < count && await NextAsync() is { } one)
            events.Add(one);
        return events;
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }

    private async Task<string?> ReadLineAsync(CancellationToken timeout)
    {
        try
        {
            return await _lines.ReadLineAsync(timeout);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException("Nothing came.", exception);
        }
    }
}
