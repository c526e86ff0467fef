using System.Globalization;
using Crm.Common.V1;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The limits of a field, as keywords of JSON Schema.</summary>
internal static class FieldLimits
{
    /// <summary>Limits what a list may hold.</summary>
    public static void ApplyToList(OpenApiSchema schema, FieldRules rules)
    {
        schema.MinItems = Positive(rules.MinItems);
        schema.MaxItems = Positive(rules.MaxItems);
        schema.UniqueItems = rules.UniqueItems ? true : null;
    }

    /// <summary>Limits a text or number, or each of a list.</summary>
    public static void ApplyToValue(OpenApiSchema schema, FieldRules rules)
    {
        if (schema.Type == JsonSchemaType.String)
            ApplyToText(schema, rules);
        if (schema.Type is not (JsonSchemaType.Integer or JsonSchemaType.Number))
            return;
        schema.Minimum = rules.HasMinimum ? Text(rules.Minimum) : schema.Minimum;
        schema.Maximum = rules.HasMaximum ? Text(rules.Maximum) : schema.Maximum;
    }

    /// <summary>The number; null when it says that there is no limit.</summary>
    public static int? Positive(int number) => number > 0 ? number : null;

    private static void ApplyToText(OpenApiSchema schema, FieldRules rules)
    {
        schema.MinLength = Positive(rules.MinLength);
        schema.MaxLength = Positive(rules.MaxLength);
        schema.Pattern =
            rules.Pattern.Length > 0 ? rules.Pattern : Pattern(rules) ?? schema.Pattern;
        schema.Format = Format(rules.Format) ?? schema.Format;
    }

    private static string? Format(FieldRules.Types.Format format) =>
        format switch
        {
            FieldRules.Types.Format.Uuid => "uuid",
            FieldRules.Types.Format.Email => "email",
            FieldRules.Types.Format.Uri => "uri",
            FieldRules.Types.Format.Date => "date",
            _ => null,
        };

    private static string? Pattern(FieldRules rules) =>
        rules.Format switch
        {
            FieldRules.Types.Format.Currency => "^[A-Z]{3}$",
            FieldRules.Types.Format.Decimal => $@"^{Sign(rules)}[0-9]+{Fraction(rules)}$",
            _ => null,
        };

    private static string Sign(FieldRules rules) =>
        rules is { HasMinimum: true, Minimum: >= 0 } ? "" : "-?";

    private static string Fraction(FieldRules rules) =>
        rules.HasMaxFractionDigits
            ? $@"(\.[0-9]{{1,{rules.MaxFractionDigits.ToString(CultureInfo.InvariantCulture)}}})?"
            : @"(\.[0-9]+)?";

    private static string Text(double number) =>
        number.ToString("0.############", CultureInfo.InvariantCulture);
}
