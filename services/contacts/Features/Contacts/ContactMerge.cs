using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Lays what an upsert says over what a contact is.</summary>
internal static class ContactMerge
{
    /// <summary>
    /// What is said replaces what is there, lists as a whole; external ids and custom fields are added; what is not said stays.
    /// </summary>
    public static Wire.Contact Apply(Wire.Contact current, Wire.Contact said)
    {
        var merged = current.Clone();
        if (said.Kind != Wire.Contact.Types.Kind.Unspecified)
            merged.Kind = said.Kind;
        merged.DisplayName = Either(said.DisplayName, current.DisplayName);
        merged.GivenName = Either(said.GivenName, current.GivenName);
        merged.FamilyName = Either(said.FamilyName, current.FamilyName);
        merged.OwnerId = Either(said.OwnerId, current.OwnerId);
        merged.Source = Either(said.Source, current.Source);
        Replace(merged.Emails, said.Emails);
        Replace(merged.Phones, said.Phones);
        Replace(merged.Addresses, said.Addresses);
        Replace(merged.Tags, said.Tags);
        merged.ExternalIds.Add(said.ExternalIds.Where(id => !current.ExternalIds.Contains(id)));
        foreach (var (key, value) in said.CustomFields)
            merged.CustomFields[key] = value;
        return merged;
    }

    private static string Either(string said, string current) => said.Length > 0 ? said : current;

    private static void Replace<T>(
        Google.Protobuf.Collections.RepeatedField<T> list,
        Google.Protobuf.Collections.RepeatedField<T> said
    )
    {
        if (said.Count == 0)
            return;
        list.Clear();
        list.Add(said);
    }
}
