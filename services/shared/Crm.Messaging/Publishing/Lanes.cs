namespace Crm.Messaging.Publishing;

/// <summary>Independent ways of work: publishing, and delivering to each subscriber.</summary>
internal static class Lanes
{
    public const string Publish = "publish";

    public static string To(string subscriber) => $"to:{subscriber}";
}
