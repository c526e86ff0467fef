using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Sends to one door after the other, again and again until there is an answer that stays.</summary>
internal sealed class PatientDoors(IReadOnlyList<CrmClient> doors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private int _door;

    /// <summary>Creates something once, however often it is sent.</summary>
    public async Task<Answer> CreateAsync(string path, object body)
    {
        var key = ("Idempotency-Key", $"{Guid.NewGuid()}");
        var answer = await UntilAnsweredAsync(client => client.PostAsync(path, body, key));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer;
    }

    // A dead door, a part that is down, a deadline, a collision: all of them say that the same may be sent again.
    public async Task<Answer> UntilAnsweredAsync(Func<CrmClient, Task<Answer>> send)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var answer = await send(doors[_door++ % doors.Count]);
                var mayPass =
                    answer.Status
                        is HttpStatusCode.ServiceUnavailable
                            or HttpStatusCode.GatewayTimeout
                    || answer.Code is "CONCURRENT_CHANGE" or "IDEMPOTENCY_KEY_IN_USE";
                if (!mayPass || clock.Elapsed > Patience)
                    return answer;
            }
            catch (Exception exception)
                when (exception is HttpRequestException or IOException or JsonException
                    && clock.Elapsed < Patience
                )
            {
                // The door died.
            }
            await Task.Delay(50);
        }
    }
}
