using NodaTime;

namespace Crm.ServiceDefaults.Imports.Mapping.Transforms;

/// <summary><c>zone:Europe/London</c>: where a time without an offset was read from the clock.</summary>
internal sealed class ZoneTransform(DateTimeZone zone) : TextTransform
{
    public override string Expected => IsoTimes.Expected;

    public override string? Apply(string text) =>
        IsoTimes.TryRead(text, zone, out var instant) ? IsoTimes.Write(instant) : null;
}
