using Crm.Contacts.Features.FieldDefinitions;
using Crm.ServiceDefaults.Imports;
using MatchBy = Crm.Contacts.V1.UpsertContactRequest.Types.MatchBy;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Creates or changes a contact a record, with a fixed number of queries a chunk.</summary>
internal sealed class ImportContacts(FieldCatalog fields, ImportBatches batches)
    : ImportHandler<Wire.Contact>
{
    private const string MatchByOption = "matchBy";

    public override string Kind => "contacts.import";

    /// <summary>How an import is read, as the first message of its stream says.</summary>
    public static ImportSettings SettingsOf(Wire.ImportContactsRequest request) =>
        new()
        {
            Mapping = [.. request.Mapping],
            IsDryRun = request.DryRun,
            Options = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [MatchByOption] = request.MatchBy.ToString(),
            },
        };

    // A contact with several ids counts by the first: the others need not stand in each record of it.
    public override string? KeyOf(Wire.Contact resource, ImportSettings settings)
    {
        if (resource.Id.Length > 0)
            return resource.Id;
        var keys = ContactKey.Of(resource, MatchByOf(settings));
        return keys.Count == 0 ? null : keys[0].ToString();
    }

    public override async Task<IReadOnlyList<ImportOutcome>> ApplyAsync(
        IReadOnlyList<ImportRecord<Wire.Contact>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        var contacts = records.Select(record => record.Resource).ToList();
        var batch = await batches.OpenAsync(contacts, MatchByOf(settings), cancellationToken);
        var customFields = await fields.ReaderAsync(
            contacts,
            convertsText: true,
            cancellationToken
        );
        var outcomes = contacts.ConvertAll(contact => batch.Apply(contact, customFields));
        await batches.SaveAsync(batch, cancellationToken);
        return outcomes;
    }

    private static MatchBy MatchByOf(ImportSettings settings) =>
        Enum.Parse<MatchBy>(settings.Options[MatchByOption]);
}
