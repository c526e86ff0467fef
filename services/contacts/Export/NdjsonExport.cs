using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Google.Protobuf;

namespace Crm.Contacts.Export;

/// <summary>Each contact as REST shows it, a line each.</summary>
internal sealed class NdjsonExport : IExportFormat
{
    private static readonly JsonFormatter Json = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );

    public string MediaType => "application/x-ndjson";

    public string Header => "";

    public string RowOf(Contact contact) => Json.Format(ContactMapping.ToWire(contact)) + "\n";
}
