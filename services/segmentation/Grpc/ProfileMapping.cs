using System.Globalization;
using Crm.Common.V1;
using Crm.Segmentation.Domain.Traits;
using Crm.Segmentation.Features.Profiles;
using Google.Protobuf.WellKnownTypes;
using Profile = Crm.Segmentation.Domain.Profile;
using Wire = Crm.Segmentation.V1;

namespace Crm.Segmentation.Grpc;

/// <summary>Profiles as the contract shows them.</summary>
internal static class ProfileMapping
{
    public static Wire.Profile ToWire(BatchReadProfiles.Found found)
    {
        var profile =
            found.Profile
            ?? new Profile { TenantId = found.Tenant.TenantId, ContactId = found.ContactId };
        return new Wire.Profile
        {
            ContactId = found.ContactId.ToString(),
            FactsReadTime = found.Profile is null
                ? null
                : Timestamp.FromDateTimeOffset(profile.FactsReadTime),
            Today = DateOnly
                .FromDayNumber(found.Clock.Today)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeZone = found.Tenant.TimeZone,
            BaseCurrency = found.Tenant.BaseCurrency,
            Traits =
            {
                TraitCatalogue.All.Select(trait =>
                    ToWire(trait, profile, found.Clock.Today, found.Tenant.BaseCurrency)
                ),
            },
        };
    }

    private static Wire.Trait ToWire(Trait trait, Profile profile, int today, string currency) =>
        new()
        {
            Name = trait.Name,
            Meaning = trait.Meaning,
            Kind = (Wire.Trait.Types.Kind)trait.Kind,
            Value = ToWire(trait.Value(profile, new TraitPeriod(today)), trait.Kind, currency),
            Windows =
            {
                BatchReadProfiles
                    .Windows.Where(_ => trait.HasWindow)
                    .Select(days => new Wire.TraitWindow
                    {
                        Name = TraitCatalogue.NameOf(trait, days),
                        Days = days,
                        Value = ToWire(
                            trait.Value(profile, new TraitPeriod(today, days)),
                            trait.Kind,
                            currency
                        ),
                    }),
            },
        };

    private static Wire.TraitValue? ToWire(object? value, TraitKind kind, string currency) =>
        value switch
        {
            null => null,
            DateTimeOffset time => new Wire.TraitValue
            {
                Time = Timestamp.FromDateTimeOffset(time),
            },
            decimal amount when kind == TraitKind.Amount => new Wire.TraitValue
            {
                Amount = new Money
                {
                    Amount = amount.ToString("0.00##", CultureInfo.InvariantCulture),
                    Currency = currency,
                },
            },
            IConvertible number => new Wire.TraitValue
            {
                Number = number.ToDouble(CultureInfo.InvariantCulture),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
        };
}
