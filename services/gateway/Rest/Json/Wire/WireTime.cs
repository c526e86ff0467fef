using System.Globalization;
using System.Text.Json;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>A <c>google.protobuf.Timestamp</c> as RFC 3339, with as many groups of three decimals as it needs.</summary>
internal static class WireTime
{
    private const long MostSeconds = 253_402_300_799;
    private const long LeastSeconds = -62_135_596_800;

    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> message)
    {
        var (seconds, nanoseconds) = (0L, 0);
        var reader = new WireReader(message);
        for (var tag = reader.ReadTag(); tag.Field != 0; tag = reader.ReadTag())
        {
            if (tag is (1, WireKind.Varint))
                seconds = (long)reader.ReadVarint();
            else if (tag is (2, WireKind.Varint))
                nanoseconds = (int)reader.ReadVarint();
            else
                reader.Skip(tag.Kind);
        }
        if (seconds is < LeastSeconds or > MostSeconds || nanoseconds is < 0 or > 999_999_999)
            throw new WireException();
        Span<byte> text = stackalloc byte[40];
        DateTime
            .UnixEpoch.AddSeconds(seconds)
            .TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        if (nanoseconds > 0)
        {
            text[length++] = (byte)'.';
            nanoseconds.TryFormat(text[length..], out _, "D9", CultureInfo.InvariantCulture);
            length +=
                nanoseconds % 1_000_000 == 0 ? 3
                : nanoseconds % 1_000 == 0 ? 6
                : 9;
        }
        text[length++] = (byte)'Z';
        json.WriteStringValue(text[..length]);
    }
}
