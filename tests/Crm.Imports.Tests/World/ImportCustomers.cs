using Crm.Contacts.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports;
using Microsoft.EntityFrameworkCore;

namespace Crm.Imports.Tests.World;

/// <summary>Upserts customers by their first external id; a name can ask for a failure.</summary>
internal sealed class ImportCustomers(
    WorldDbContext db,
    ChangeLog changes,
    TimeProvider time,
    Faults faults
) : ImportHandler<Contact>
{
    public const string RefusedName = "REFUSE";
    public const string ThrowingName = "THROW";
    public const string TakenName = "TAKE";

    public static readonly Error Refused = new(
        ErrorKind.FailedPrecondition,
        "CUSTOMER_REFUSED",
        "Not this one."
    );

    public override string Kind => "contacts.import";

    public override IReadOnlyList<string> Permissions => ["internal.contacts.resolve"];

    public override string? KeyOf(Contact resource, ImportSettings settings) =>
        resource.ExternalIds.Count == 0 ? null : resource.ExternalIds[0].Value;

    public override Task PrepareAsync(
        IReadOnlyList<ImportRecord<Contact>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    ) => faults.Prepare(db);

    public override async Task<IReadOnlyList<ImportOutcome>> ApplyAsync(
        IReadOnlyList<ImportRecord<Contact>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        faults.Applications++;
        await faults.BeforeApply();
        var keys = records.Select(record => KeyOf(record.Resource, settings) ?? "").ToList();
        var known = await db
            .Customers.Where(customer => keys.Contains(customer.Key))
            .ToDictionaryAsync(c => c.Key, cancellationToken);
        return [.. records.Select(record => Apply(record.Resource, settings, known))];
    }

    private ImportOutcome Apply(
        Contact contact,
        ImportSettings settings,
        Dictionary<string, Customer> known
    )
    {
        if (contact.DisplayName == RefusedName)
            return ImportOutcome.Failed(Refused.At("contact.external_ids[0].value"));
        if (contact.DisplayName == ThrowingName)
            throw new ErrorException(Refused);
        var key = KeyOf(contact, settings) ?? Guid.NewGuid().ToString();
        var country = contact.Addresses.Count > 0 ? contact.Addresses[0].Country : "";
        if (known.TryGetValue(key, out var customer))
        {
            if (!customer.Change(contact.DisplayName, country))
                return ImportOutcome.Unchanged(customer.Id.ToString());
            changes.Updated(
                "customer",
                customer.Id.ToString(),
                customer.Version,
                time.GetUtcNow(),
                new Contact(),
                contact
            );
            return ImportOutcome.Updated(customer.Id.ToString());
        }
        customer = Customer.Create(
            db.TenantId,
            contact.DisplayName == TakenName ? "taken" : key,
            contact.DisplayName,
            country
        );
        db.Customers.Add(customer);
        changes.Created("customer", customer.Id.ToString(), 1, time.GetUtcNow(), contact);
        return ImportOutcome.Created(customer.Id.ToString());
    }
}
