namespace Crm.Segmentation.Domain;

/// <summary>Amounts and quantities with four digits, kept as whole numbers so that every engine adds them up exactly.</summary>
internal static class Amounts
{
    /// <summary>The digits that are kept.</summary>
    public const int Places = 4;

    private const decimal Scale = 10_000m;

    public static long ToScaled(decimal amount) => (long)(amount * Scale);

    public static decimal ToDecimal(long scaled) => scaled / Scale;
}
