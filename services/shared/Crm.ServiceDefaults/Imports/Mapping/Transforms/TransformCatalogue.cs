using NodaTime;

namespace Crm.ServiceDefaults.Imports.Mapping.Transforms;

/// <summary>The transforms by name.</summary>
internal static class TransformCatalogue
{
    /// <summary>The transform that is no change of a text but makes several of one.</summary>
    public const string Split = "split";

    /// <summary>Makes a transform.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Create(TransformCall call, out TextTransform? transform)
    {
        transform = call.Name switch
        {
            "integer" when call.Argument.Length == 0 => new IntegerTransform(),
            "absolute" when call.Argument.Length == 0 => new AbsoluteTransform(),
            "trim" when call.Argument.Length == 0 => new PlainTransform(text => text.Trim()),
            "lower" when call.Argument.Length == 0 => new PlainTransform(text =>
                text.ToLowerInvariant()
            ),
            "upper" when call.Argument.Length == 0 => new PlainTransform(text =>
                text.ToUpperInvariant()
            ),
            "date" => DateTransform.Read(call.Argument),
            "zone" => DateTimeZoneProviders.Tzdb.GetZoneOrNull(call.Argument) is { } zone
                ? new ZoneTransform(zone)
                : null,
            "prefix" => PrefixTransform.Read(call.Argument),
            _ => null,
        };
        return transform is not null
            ? null
            : call.Name switch
            {
                "integer" or "absolute" or "trim" or "lower" or "upper" =>
                    $"{call.Name} has no argument.",
                "date" => "date takes a format such as dd/MM/yyyy HH:mm.",
                "zone" => "zone takes an IANA time zone such as Europe/London.",
                "prefix" => "prefix takes cases and what else: C=RETURN,SALE.",
                _ =>
                    $"There is no transform {call.Name}. Known: integer, trim, lower, upper, split, absolute, date, zone, prefix.",
            };
    }
}
