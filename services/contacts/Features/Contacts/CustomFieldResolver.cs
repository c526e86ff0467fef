using System.Linq.Expressions;
using Crm.Contacts.Domain;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.Filtering;
using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Features.Contacts;

/// <summary>The custom fields of a tenant in filters.</summary>
internal sealed class CustomFieldResolver(IReadOnlyList<FieldDefinition> definitions)
    : IFieldResolver<Contact>
{
    /// <summary>A resolver for a filter; null, and no query, for a filter without custom fields.</summary>
    public static async Task<CustomFieldResolver?> ForAsync(
        string filter,
        FieldCatalog fields,
        CancellationToken cancellationToken
    ) =>
        filter.Contains(ContactFields.CustomRoot, StringComparison.Ordinal)
            ? new CustomFieldResolver(await fields.AllAsync(cancellationToken))
            : null;

    public FieldBinding<Contact>? Resolve(string root, string name) =>
        definitions.FirstOrDefault(definition => definition.Key == name) is { } definition
            ? Bind(definition)
            : null;

    public IEnumerable<string> Names(string root) =>
        definitions.Select(definition => definition.Key);

    private static FieldBinding<Contact> Bind(FieldDefinition definition)
    {
        var field = ContactFields.Custom(definition.Key);
        return definition.Type switch
        {
            FieldType.Text => Texts(FieldTypes.Text(TextKey.Of), field),
            FieldType.Choice => Texts(FieldTypes.Choice(definition.Choices), field),
            FieldType.Boolean => Texts(FieldTypes.Choice(["true", "false"]), field),
            FieldType.Number => Values(FieldTypes.Number<double>(), field, value => value.Number),
            FieldType.Date or FieldType.Time => Values(FieldTypes.Time, field, value => value.Time),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Type, null),
        };
    }

    private static FieldBinding<Contact> Texts(FieldType<string> type, string field) =>
        FieldBinding<Contact>.List(
            type,
            contact => contact.Values,
            value => value.TextKey,
            Of(field)
        );

    private static FieldBinding<Contact> Values<T>(
        FieldType<T> type,
        string field,
        Expression<Func<ContactValue, T?>> value
    )
        where T : struct =>
        FieldBinding<Contact>.List(type, contact => contact.Values, value, Of(field));

    private static Expression<Func<ContactValue, bool>> Of(string field) =>
        value => value.Field == field;
}
