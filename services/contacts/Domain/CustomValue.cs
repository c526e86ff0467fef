using System.Globalization;

namespace Crm.Contacts.Domain;

/// <summary>
/// The value of a custom field with its type, so that a contact can be indexed without its definitions. Exactly one of text, number
/// and flag is there; a date and a time are canonical texts.
/// </summary>
internal sealed record CustomValue(
    FieldType Type,
    string? Text = null,
    double? Number = null,
    bool? Flag = null
)
{
    public const string DateFormat = "yyyy-MM-dd";
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>The instant of a time, the midnight in UTC of a date.</summary>
    public DateTimeOffset? Time =>
        Type switch
        {
            FieldType.Date => Parse(DateFormat),
            FieldType.Time => Parse(TimeFormat),
            _ => null,
        };

    private DateTimeOffset Parse(string format) =>
        DateTimeOffset.ParseExact(
            Text!,
            format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
