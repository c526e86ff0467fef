using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Crm.Filtering;

internal sealed class TextCodec() : PositionCodec<string>('s')
{
    private static readonly UTF8Encoding s_strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public override void Write(PositionWriter writer, string key) =>
        writer.Counted(s_strict.GetBytes(key));

    public override bool TryRead(PositionReader reader, [MaybeNullWhen(false)] out string key)
    {
        key = null;
        if (!reader.TryCounted(out var bytes) || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return false;
        }
        key = s_strict.GetString(bytes);
        return StorableText.FirstFault(key) is null;
    }
}

/// <summary>Numbers travel as text: exact for every number type, and short for the small ones.</summary>
internal sealed class NumberCodec<TNumber>() : PositionCodec<TNumber>('n')
    where TNumber : struct, INumber<TNumber>
{
    private const NumberStyles Styles = NumberStyles.Float;

    public override void Write(PositionWriter writer, TNumber key) =>
        writer.Counted(Encoding.ASCII.GetBytes(key.ToString(null, CultureInfo.InvariantCulture)));

    public override bool TryRead(PositionReader reader, out TNumber key)
    {
        key = default;
        return reader.TryCounted(out var bytes)
            && TNumber.TryParse(bytes, Styles, CultureInfo.InvariantCulture, out key)
            && TNumber.IsFinite(key);
    }
}

internal sealed class TimeCodec() : PositionCodec<DateTimeOffset>('t')
{
    public override void Write(PositionWriter writer, DateTimeOffset key) =>
        writer.Long(key.UtcTicks);

    public override bool TryRead(PositionReader reader, out DateTimeOffset key)
    {
        var read =
            reader.TryLong(out var ticks)
            && ticks >= DateTimeOffset.MinValue.UtcTicks
            && ticks <= DateTimeOffset.MaxValue.UtcTicks;
        key = read ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return read;
    }
}

internal sealed class DurationCodec() : PositionCodec<TimeSpan>('d')
{
    public override void Write(PositionWriter writer, TimeSpan key) => writer.Long(key.Ticks);

    public override bool TryRead(PositionReader reader, out TimeSpan key)
    {
        var read = reader.TryLong(out var ticks);
        key = new TimeSpan(ticks);
        return read;
    }
}

internal sealed class IdCodec() : PositionCodec<Guid>('i')
{
    private const int Size = 16;

    public override void Write(PositionWriter writer, Guid key) =>
        writer.Fixed(key.ToByteArray(bigEndian: true));

    public override bool TryRead(PositionReader reader, out Guid key)
    {
        var read = reader.TryFixed(Size, out var bytes);
        key = read ? new Guid(bytes, bigEndian: true) : default;
        return read;
    }
}

internal sealed class BooleanCodec() : PositionCodec<bool>('b')
{
    public override void Write(PositionWriter writer, bool key) =>
        writer.Byte(key ? (byte)1 : (byte)0);

    public override bool TryRead(PositionReader reader, out bool key)
    {
        var read = reader.TryByte(out var value) && value <= 1;
        key = value == 1;
        return read;
    }
}

internal sealed class EnumCodec<TEnum>() : PositionCodec<TEnum>('e')
    where TEnum : struct, Enum
{
    public override void Write(PositionWriter writer, TEnum key) =>
        writer.Long(Convert.ToInt64(key, CultureInfo.InvariantCulture));

    public override bool TryRead(PositionReader reader, out TEnum key)
    {
        key = default;
        if (!reader.TryLong(out var number))
        {
            return false;
        }
        key = (TEnum)Enum.ToObject(typeof(TEnum), number);
        // A number that the type cannot hold is cut off by ToObject and then names another member.
        return Enum.IsDefined(key) && Convert.ToInt64(key, CultureInfo.InvariantCulture) == number;
    }
}
