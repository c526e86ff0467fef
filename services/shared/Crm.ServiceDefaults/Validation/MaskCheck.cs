using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A field mask; whether its paths exist is known only together with the resource.</summary>
internal sealed class MaskCheck : ValueCheck
{
    public const int MostPaths = 100;

    public override void Check(object value, ValidationRun run)
    {
        if (((FieldMask)value).Paths.Count > MostPaths)
            run.Add(ViolationReasons.TooMany, $"May name at most {MostPaths} fields.");
    }
}
