using Crm.Contacts.V1;
using Crm.Segmentation.V1;

namespace Crm.Segmentation.Grpc;

/// <summary>The main fields of a contact.</summary>
internal static class SegmentContactMapping
{
    public static SegmentContact ToWire(Contact contact) =>
        new()
        {
            Id = contact.Id,
            Kind = contact.Kind.ToString().ToUpperInvariant(),
            DisplayName = contact.DisplayName,
            Email = Primary(contact.Emails, email => email.Primary)?.Address ?? "",
            Phone = Primary(contact.Phones, phone => phone.Primary)?.Number ?? "",
            Country = contact.PrimaryAddress?.Country ?? "",
            City = contact.PrimaryAddress?.City ?? "",
            OwnerId = contact.OwnerId,
        };

    private static T? Primary<T>(IEnumerable<T> items, Func<T, bool> isPrimary)
        where T : class
    {
        var all = items.ToList();
        return all.Find(item => isPrimary(item)) ?? all.FirstOrDefault();
    }
}
