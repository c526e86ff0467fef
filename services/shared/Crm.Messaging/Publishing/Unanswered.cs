using System.Net.Sockets;

namespace Crm.Messaging.Publishing;

/// <summary>Tells calls without an answer, which are made again later, from mistakes.</summary>
internal static class Unanswered
{
    /// <summary>Whether nobody answered in time, and the caller did not give up. A connection that breaks while it is made shows as a SocketException.</summary>
    /// <param name="exception">What the call ended with.</param>
    /// <param name="givenUp">Says that the caller has given up.</param>
    public static bool IsNoAnswer(this Exception exception, CancellationToken givenUp) =>
        exception is HttpRequestException or IOException or SocketException
        || (exception is OperationCanceledException && !givenUp.IsCancellationRequested);
}
