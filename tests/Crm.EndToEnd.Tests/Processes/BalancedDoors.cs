using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Processes;

/// <summary>
/// What stands before the gateways in earnest: each request goes to one that says that it is ready, on a connection of its own. Only
/// where no connection can be made another one is asked.
/// </summary>
internal sealed class BalancedDoors : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }
    )
    {
        Timeout = Patience,
    };
    private readonly ConcurrentDictionary<int, bool> _isOut = new();
    private readonly IReadOnlyList<Uri> _doors;
    private int _next;

    public BalancedDoors(RunningProduct product, string key)
    {
        _doors = product.RestDoors;
        _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    /// <summary>Sends nothing more to a door, or something again.</summary>
    public void Turn(int door, bool isOut) => _isOut[door] = isOut;

    public async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpMethod method,
        string path,
        string? json = null
    )
    {
        for (var tried = 1; ; tried++)
        {
            var door = Interlocked.Increment(ref _next) % _doors.Count;
            if (_isOut.GetValueOrDefault(door))
                door = (door + 1) % _doors.Count;
            using var request = new HttpRequestMessage(method, new Uri(_doors[door], path));
            if (json is not null)
                request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            try
            {
                using var response = await _http.SendAsync(request);
                return (response.StatusCode, await response.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException exception)
                when (exception.HttpRequestError == HttpRequestError.ConnectionError
                    && tried < 2 * _doors.Count
                )
            {
                // Never sent.
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
