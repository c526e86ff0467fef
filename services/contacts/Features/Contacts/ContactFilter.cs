using Crm.Contacts.Domain;
using Crm.Filtering;
using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Features.Contacts;

/// <summary>What lists of contacts can be filtered and ordered by.</summary>
internal static class ContactFilter
{
    public static FilterSchema<Contact> Schema { get; } =
        FilterSchema<Contact>
            .Create()
            .Enum("kind", contact => contact.Kind)
            .Text("displayName", contact => contact.DisplayNameKey, TextKey.Of)
            .Text("givenName", contact => contact.GivenNameKey, TextKey.Of)
            .Text("familyName", contact => contact.FamilyNameKey, TextKey.Of)
            .Text("ownerId", contact => contact.OwnerId, TextKey.OfId)
            .Text("source", contact => contact.SourceKey, TextKey.Of)
            .Time("createTime", contact => contact.CreateTime)
            .Time("updateTime", contact => contact.UpdateTime)
            .Text("primaryAddress.country", contact => contact.PrimaryCountryKey, TextKey.Of)
            .Text("primaryAddress.region", contact => contact.PrimaryRegionKey, TextKey.Of)
            .Text("primaryAddress.city", contact => contact.PrimaryCityKey, TextKey.Of)
            .Values(ContactFields.Email, TextKey.Of)
            .Values(ContactFields.Phone, TextKey.OfPhone)
            .Values(ContactFields.Country, TextKey.Of)
            .Values(ContactFields.Region, TextKey.Of)
            .Values(ContactFields.City, TextKey.Of)
            .Values(ContactFields.ExternalSystem, TextKey.OfId)
            .Values(ContactFields.ExternalValue, TextKey.OfId)
            .Values(ContactFields.Tag, TextKey.Of)
            .Dynamic(ContactFields.CustomRoot)
            .Build();

    public static SortSchema<Contact> Order { get; } =
        SortSchema<Contact>
            .Create("id", contact => contact.Id)
            .Text("displayName", contact => contact.DisplayNameKey)
            .Text("familyName", contact => contact.FamilyNameKey)
            .Time("createTime", contact => contact.CreateTime)
            .Time("updateTime", contact => contact.UpdateTime)
            .Build("createTime desc");

    private static FilterSchemaBuilder<Contact> Values(
        this FilterSchemaBuilder<Contact> schema,
        string field,
        Func<string, string> normalize
    ) =>
        schema.TextList(
            field,
            contact => contact.Values,
            value => value.TextKey,
            value => value.Field == field,
            normalize
        );
}
