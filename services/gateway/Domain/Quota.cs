using System.Globalization;

namespace Crm.Gateway.Domain;

/// <summary>How many requests may be made in how many seconds.</summary>
/// <param name="Requests">How many may be made at once; they come back evenly.</param>
/// <param name="WindowSeconds">In how many seconds all of them come back.</param>
internal sealed record Quota(int Requests, int WindowSeconds)
{
    /// <summary>The greatest length of its text.</summary>
    public const int MostText = 20;

    /// <summary>Whether another allows at least as much, at once and in the long run.</summary>
    public bool IsWithin(Quota other) =>
        Requests <= other.Requests
        && (long)Requests * other.WindowSeconds <= (long)other.Requests * WindowSeconds;

    /// <summary>How it is stored, such as <c>600/60</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Requests}/{WindowSeconds}");

    /// <summary>Reads what was stored.</summary>
    public static Quota Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new Quota(
            int.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture)
        );
    }
}
