using Crm.Contacts.Domain;

namespace Crm.Contacts.Export;

/// <summary>A way to write contacts as text.</summary>
internal interface IExportFormat
{
    string MediaType { get; }

    /// <summary>What stands before the first contact, with its line end.</summary>
    string Header { get; }

    /// <summary>The line of a contact, with its line end.</summary>
    string RowOf(Contact contact);
}
