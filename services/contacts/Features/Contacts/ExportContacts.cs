using System.Runtime.CompilerServices;
using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Export;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Google.Api;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>An export that is written while it is read.</summary>
internal sealed record ContactExport(IAsyncEnumerable<HttpBody> Pieces);

/// <summary>Writes contacts batch by batch in the order of their ids; nothing is locked and little is held in memory.</summary>
internal sealed class ExportContacts(ContactsDbContext db, FieldCatalog fields)
{
    private const int ContactsInBatch = 1_000;

    public async Task<Result<ContactExport>> HandleAsync(
        Wire.ExportContactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var contacts = db.Contacts.AsNoTracking().Where(contact => contact.DeleteTime == null);
        if (request.Filter.Length > 0)
        {
            var resolver = await CustomFieldResolver.ForAsync(
                request.Filter,
                fields,
                cancellationToken
            );
            var filter = ContactFilter.Schema.Compile(request.Filter, resolver: resolver);
            if (!filter.IsSuccess)
                return ListErrors.FilterInvalid(filter.Errors);
            contacts = contacts.Where(filter.Value.Predicate);
        }
        IExportFormat format =
            request.Format == Wire.ExportContactsRequest.Types.Format.Ndjson
                ? new NdjsonExport()
                : new CsvExport(await ColumnsAsync(cancellationToken));
        return new ContactExport(WriteAsync(contacts, format, cancellationToken));
    }

    private static async IAsyncEnumerable<HttpBody> WriteAsync(
        IQueryable<Contact> contacts,
        IExportFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var body = new ExportBuffer(format);
        var after = Guid.Empty;
        while (true)
        {
            var batch = await contacts
                .Where(contact => contact.Id > after)
                .OrderBy(contact => contact.Id)
                .Take(ContactsInBatch)
                .ToListAsync(cancellationToken);
            foreach (var contact in batch)
            {
                if (body.Add(contact) is { } piece)
                    yield return piece;
            }
            if (batch.Count < ContactsInBatch)
                break;
            after = batch[^1].Id;
        }
        yield return body.Finish();
    }

    // The header comes first, so the widest lists of the tenant are asked of the index.
    private async Task<ExportColumns> ColumnsAsync(CancellationToken cancellationToken)
    {
        string[] lists =
        [
            ContactFields.Email,
            ContactFields.Phone,
            ContactFields.Country,
            ContactFields.ExternalValue,
        ];
        var widths = await db
            .ContactValues.Where(value => EF.Parameter(lists).Contains(value.Field))
            .GroupBy(value => value.Field)
            .Select(group => new { Field = group.Key, Last = group.Max(value => value.Ordinal) })
            .ToDictionaryAsync(width => width.Field, width => width.Last + 1, cancellationToken);
        var customFields = await fields.AllAsync(cancellationToken);
        return new ExportColumns(
            widths.GetValueOrDefault(ContactFields.Email),
            widths.GetValueOrDefault(ContactFields.Phone),
            widths.GetValueOrDefault(ContactFields.Country),
            widths.GetValueOrDefault(ContactFields.ExternalValue),
            [.. customFields.Select(definition => definition.Key)]
        );
    }
}
