namespace Crm.ServiceDefaults.Imports;

/// <summary>Rows of CSV that follow each other and belong to one record, such as the lines of an invoice.</summary>
/// <param name="Key">The JSON name of the field that is equal in all of them; a row without it is a record of its own.</param>
/// <param name="Items">The JSON name of the list to which each row adds an item. Of other fields the first row that has one counts.</param>
/// <param name="Earliest">The JSON name of a time of which the earliest counts; none when left out.</param>
public sealed record ImportGrouping(string Key, string Items, string? Earliest = null);
