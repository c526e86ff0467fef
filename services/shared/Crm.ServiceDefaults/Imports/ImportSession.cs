using Crm.ServiceDefaults.Imports.Mapping;
using Crm.ServiceDefaults.Imports.Reading;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using NodaTime;

namespace Crm.ServiceDefaults.Imports;

/// <summary>What is parsed once and kept from chunk to chunk.</summary>
internal sealed class ImportSession<TResource>
    where TResource : class, IMessage<TResource>, new()
{
    private readonly UploadCache _upload;
    private readonly Func<UploadBytes, long, IRowSource<TResource>> _open;

    public ImportSession(OperationRecord operation, ImportGrouping? grouping)
    {
        Settings = ImportSettings.Read(operation.Input);
        var resource = new TResource().Descriptor;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(operation.TimeZone) ?? DateTimeZone.Utc;
        if (Settings.Format == ImportFormat.Csv)
        {
            Merge = grouping is null ? null : new RecordMerge(resource, grouping);
            var mapper = new CsvRowMapper<TResource>(
                PlanOf(resource, grouping),
                Settings.Header,
                zone
            );
            _open = (bytes, offset) => new CsvRows<TResource>(bytes, offset, mapper);
        }
        else
        {
            IJsonRowReader<TResource> reader =
                Settings.Mapping.Count == 0
                    ? new JsonResourceReader<TResource>()
                    : new JsonMappingReader<TResource>(PlanOf(resource, grouping: null), zone);
            _open = (bytes, offset) => new JsonRows<TResource>(bytes, offset, reader);
        }
        _upload = new UploadCache(operation.Id);
    }

    public ImportSettings Settings { get; }

    /// <summary>Makes one record of several rows; null when each row is one.</summary>
    public RecordMerge? Merge { get; }

    /// <summary>The rows of the upload from an offset on.</summary>
    public IRowSource<TResource> Open(ServiceDbContext db, long offset) =>
        _open(
            new UploadBytes(
                (part, cancellation) => _upload.ReadAsync(db, part, cancellation),
                OperationUpload.PartBytes
            ),
            offset
        );

    // What the receiver accepted has no violations.
    private MappingPlan PlanOf(
        Google.Protobuf.Reflection.MessageDescriptor resource,
        ImportGrouping? grouping
    ) =>
        Settings.Mapping.Count == 0
            ? MappingPlan.OfColumns(resource, grouping, Settings.Header, [])
            : MappingPlan.Of(resource, grouping, Settings.Mapping, []);
}
