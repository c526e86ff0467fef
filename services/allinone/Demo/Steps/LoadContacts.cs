using Crm.AllInOne.Demo.Plan;
using Crm.Contacts.V1;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>People and companies, by the import of contacts.</summary>
internal sealed class LoadContacts : IDemoStep
{
    private const string TagSeparator = ";";

    private static readonly string[] Mapping =
    [
        "Number:externalIds.value",
        $"'{DemoPlan.System}':externalIds.system",
        "Kind:kind",
        "Name:displayName",
        "Family:familyName",
        "Given:givenName",
        "Email:emails.address",
        "Phone:phones.number",
        "Country:addresses.country",
        "Region:addresses.region",
        "City:addresses.city",
        "Postcode:addresses.postalCode",
        "Line:addresses.line",
        $"Tags:tags|split:{TagSeparator}",
        "Owner:ownerId",
        "Source:source",
        $"Level:customFields.{LoadFieldDefinitions.Level}",
    ];

    public async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var client = new ContactsService.ContactsServiceClient(context.Doors.Contacts);
        context.Progress.Begin("contacts", context.Plan.Customers.Count);
        await DemoImport.RunAsync(
            context.Doors.Contacts,
            headers => client.ImportContacts(headers, cancellationToken: cancellationToken),
            (body, isFirst) =>
                isFirst
                    ? new ImportContactsRequest
                    {
                        Mapping = { Mapping },
                        MatchBy = UpsertContactRequest.Types.MatchBy.ExternalId,
                        Content = body,
                    }
                    : new ImportContactsRequest { Content = body },
            Write(context.Plan.Customers),
            context.Progress,
            cancellationToken
        );
        context.Progress.End();
    }

    private static byte[] Write(IEnumerable<DemoCustomer> customers)
    {
        var csv = new CsvText(
            "Number",
            "Kind",
            "Name",
            "Family",
            "Given",
            "Email",
            "Phone",
            "Country",
            "Region",
            "City",
            "Postcode",
            "Line",
            "Tags",
            "Owner",
            "Source",
            "Level"
        );
        foreach (var customer in customers)
            csv.Add(
                customer.Number,
                customer.IsCompany ? "COMPANY" : "PERSON",
                customer.DisplayName,
                customer.FamilyName,
                customer.GivenName,
                customer.Email,
                customer.Phone,
                customer.Country,
                customer.Region,
                customer.City,
                customer.PostalCode,
                customer.Line,
                string.Join(TagSeparator, customer.Type.Tags),
                customer.Owner,
                customer.Source,
                customer.Type.Level
            );
        return csv.ToBytes();
    }
}
