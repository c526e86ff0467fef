namespace Crm.Messaging.Publishing;

/// <summary>Independent ways of work: publishing, and delivering to each subscriber.</summary>
internal static class Lanes
{
    public const string Publish = "publish";

    /// <summary>So many events that wait are a backlog: it is worked off without pauses, and by all dispatchers.</summary>
    public const int Backlog = 100;

    public static string To(string subscriber) => $"to:{subscriber}";
}
