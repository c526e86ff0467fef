using Crm.ServiceDefaults.Errors;

namespace Crm.Contacts.Domain;

/// <summary>What can be wrong with the declaration of a custom field, and with its values.</summary>
internal static class FieldDefinitionErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "FIELD_DEFINITION_NOT_FOUND",
        "There is no such field definition."
    );

    public static readonly Error KeyTaken = new Error(
        ErrorKind.AlreadyExists,
        "FIELD_DEFINITION_KEY_TAKEN",
        "Another field has this key."
    ).At("field_definition.key");

    public static readonly Error Limit = new(
        ErrorKind.FailedPrecondition,
        "FIELD_DEFINITION_LIMIT",
        $"A tenant has at most {FieldDefinition.MostOfTenant} fields."
    );

    public static readonly Error ChoicesInvalid = new Error(
        ErrorKind.InvalidArgument,
        "FIELD_DEFINITION_CHOICES_INVALID",
        "A CHOICE needs choices; other types have none."
    ).At("field_definition.choices");

    public static FieldViolation Unknown(string key) =>
        new(
            $"contact.custom_fields.{key}",
            "FIELD_UNKNOWN",
            "No custom field has this key. Declare it first."
        );

    public static FieldViolation TypeMismatch(string key, string expected) =>
        new(
            $"contact.custom_fields.{key}",
            "FIELD_TYPE_MISMATCH",
            $"The value must be {expected}."
        );

    /// <summary>The error of values that do not fit; its reason is that of the first.</summary>
    public static Error Of(IReadOnlyList<FieldViolation> violations) =>
        new(ErrorKind.InvalidArgument, violations[0].Reason, violations[0].Description)
        {
            Violations = violations,
        };
}
