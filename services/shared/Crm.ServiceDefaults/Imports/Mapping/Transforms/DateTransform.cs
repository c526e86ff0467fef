using System.Globalization;

namespace Crm.ServiceDefaults.Imports.Mapping.Transforms;

/// <summary><c>date:dd/MM/yyyy HH:mm</c>: a date, or a time with or without an offset, in a format; becomes ISO 8601.</summary>
internal sealed class DateTransform : TextTransform
{
    private readonly string _format;
    private readonly bool _hasTime;
    private readonly bool _hasOffset;

    private DateTransform(string format, string specifiers)
    {
        _format = format;
        _hasTime = specifiers.AsSpan().IndexOfAny("Hhmst") >= 0;
        _hasOffset = specifiers.AsSpan().IndexOfAny("zK") >= 0;
    }

    public override string Expected => $"a date like {_format}";

    /// <summary>Reads the argument; null when it is no format.</summary>
    public static DateTransform? Read(string format)
    {
        // A single letter names a format of a culture.
        if (format.Length < 2)
            return null;
        try
        {
            _ = DateTimeOffset.UnixEpoch.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return null;
        }
        return new DateTransform(format, Specifiers(format));
    }

    public override string? Apply(string text)
    {
        if (_hasOffset)
        {
            return DateTimeOffset.TryParseExact(
                text,
                _format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
                out var instant
            )
                ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)
                : null;
        }
        return DateTime.TryParseExact(
            text,
            _format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var local
        )
            ? local.ToString(
                _hasTime ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" : "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            )
            : null;
    }

    // The format without what it quotes.
    private static string Specifiers(string format)
    {
        var quote = '\0';
        var specifiers = new List<char>();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\')
                i++;
            else if (quote != '\0')
                quote = format[i] == quote ? '\0' : quote;
            else if (format[i] is '\'' or '"')
                quote = format[i];
            else
                specifiers.Add(format[i]);
        }
        return new string([.. specifiers]);
    }
}
