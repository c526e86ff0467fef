using Crm.ServiceDefaults.Validation;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>What is wrong with a rule of a mapping.</summary>
internal sealed record MappingFault(string Reason, string Description)
{
    public static MappingFault Syntax(string description) => new("MAPPING_SYNTAX", description);

    public static MappingFault Unfit(string description) => new("MAPPING_UNFIT", description);

    public static MappingFault ColumnUnknown(string column) =>
        new("COLUMN_UNKNOWN", $"There is no column '{column}'.");

    public static MappingFault FieldUnknown(string name) =>
        new(ViolationReasons.FieldUnknown, $"There is no field '{name}'.");

    public static MappingFault OutputOnly(string name) =>
        new(ViolationReasons.OutputOnly, $"The service sets '{name}' itself.");

    public static MappingFault Twice(string path) =>
        new(ViolationReasons.Duplicate, $"'{path}' is mapped twice.");
}
