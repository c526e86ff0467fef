using System.Text.Json.Serialization;

namespace Crm.Contacts.Domain;

/// <summary>The type of the values of a custom field.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldType>))]
internal enum FieldType
{
    Text = 1,
    Number = 2,
    Boolean = 3,
    Date = 4,
    Time = 5,
    Choice = 6,
}
