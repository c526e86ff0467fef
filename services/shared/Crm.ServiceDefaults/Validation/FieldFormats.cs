using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Common.V1;
using NodaTime;
using Format = Crm.Common.V1.FieldRules.Types.Format;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A named format of a string.</summary>
/// <param name="IsValid">Whether a text has it.</param>
/// <param name="Description">What is expected, for people.</param>
internal sealed record FieldFormat(Func<string, bool> IsValid, string Description);

/// <summary>The table of formats.</summary>
internal static partial class FieldFormats
{
    private static readonly FrozenSet<string> TimeZones =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet();

    private static readonly FrozenDictionary<Format, FieldFormat> All = new Dictionary<
        Format,
        FieldFormat
    >
    {
        [Format.Uuid] = new(IsUuid, "Must be a UUID in lower case with hyphens."),
        [Format.Email] = new(EmailFormat.IsValid, "Must be an e-mail address."),
        [Format.Phone] = new(
            IsPhone,
            "Must be a phone number: 3 to 15 digits with the usual punctuation."
        ),
        [Format.Uri] = new(IsUri, "Must be an absolute http or https address."),
        [Format.Decimal] = new(IsDecimal, "Must be a decimal number such as -12.34."),
        [Format.Currency] = new(Currencies.Contains, "Must be an ISO 4217 code such as EUR."),
        [Format.TimeZone] = new(
            TimeZones.Contains,
            "Must be an IANA time zone such as Europe/Berlin."
        ),
        [Format.Locale] = new(
            text => LanguageTag().IsMatch(text),
            "Must be a BCP 47 language tag such as zh-CN."
        ),
        [Format.Date] = new(IsDate, "Must be a date such as 2026-11-21."),
    }.ToFrozenDictionary();

    /// <summary>The format; null where nothing is checked here. Filters are checked by the list that knows their fields.</summary>
    public static FieldFormat? Find(Format format) => All.GetValueOrDefault(format);

    private static bool IsUuid(string text) =>
        Guid.TryParseExact(text, "D", out _) && !text.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool IsPhone(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
                digits++;
            else if (!"+-(). /".Contains(character, StringComparison.Ordinal))
                return false;
        }
        return digits is >= 3 and <= 15;
    }

    private static bool IsUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && !text.Any(char.IsWhiteSpace);

    private static bool IsDecimal(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        return point < 0
            ? AreDigits(digits)
            : AreDigits(digits[..point]) && AreDigits(digits[(point + 1)..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );

    [GeneratedRegex(
        @"\A[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-WYZa-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex LanguageTag();
}
