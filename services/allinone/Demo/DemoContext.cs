using Crm.AllInOne.Demo.Plan;
using Crm.Contacts.V1;

namespace Crm.AllInOne.Demo;

/// <summary>What the steps share.</summary>
internal sealed class DemoContext(DemoPlan plan, DemoDoors doors, DemoProgress progress)
{
    private const int PageSize = 200;

    private Dictionary<string, string>? _contactIds;

    public DemoPlan Plan => plan;

    public DemoDoors Doors => doors;

    public DemoProgress Progress => progress;

    /// <summary>The ids of the contacts by their numbers. Ask when they are there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ContactIdsAsync(
        CancellationToken cancellationToken
    )
    {
        if (_contactIds is not null)
            return _contactIds;
        var contacts = new ContactsService.ContactsServiceClient(doors.Contacts);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var request = new ListContactsRequest
        {
            PageSize = PageSize,
            Filter = $"externalIds.system = \"{DemoPlan.System}\"",
        };
        do
        {
            var page = await contacts.ListContactsAsync(
                request,
                cancellationToken: cancellationToken
            );
            foreach (var contact in page.Contacts)
                ids[contact.ExternalIds.First(id => id.System == DemoPlan.System).Value] =
                    contact.Id;
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
        return _contactIds = ids;
    }

    /// <summary>The id of a customer who buys often.</summary>
    public async Task<string?> GoodCustomerAsync(CancellationToken cancellationToken)
    {
        var number = plan.Customers.First(customer => customer.Type.Level == "gold").Number;
        var found = await new ContactsService.ContactsServiceClient(
            doors.Contacts
        ).ListContactsAsync(
            new ListContactsRequest { Filter = $"externalIds.value = \"{number}\"" },
            cancellationToken: cancellationToken
        );
        return found.Contacts.FirstOrDefault()?.Id;
    }
}
