using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Interactions.Data;

/// <summary>Keeps an amount with four digits as a whole number, so that every engine adds it up exactly.</summary>
internal sealed class ScaledAmount()
    : ValueConverter<decimal, long>(amount => (long)(amount * Scale), scaled => scaled / Scale)
{
    public const decimal Scale = 10_000m;
}
