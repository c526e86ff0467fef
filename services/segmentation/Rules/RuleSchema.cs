using Crm.Filtering;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Traits;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Rules;

/// <summary>What rules can ask of a profile.</summary>
internal static class RuleSchema
{
    /// <summary>The field that names other segments.</summary>
    public const string Segments = "segments";

    public static FilterSchema<Profile> Profiles { get; } =
        FilterSchema<Profile>
            .Create()
            .Enum("kind", profile => profile.Kind)
            .Text("ownerId", profile => profile.OwnerId, TextKey.OfId)
            .Text("source", profile => profile.SourceKey, TextKey.Of)
            .Time("createTime", profile => profile.ContactCreateTime)
            .Text("primaryAddress.country", profile => profile.PrimaryCountryKey, TextKey.Of)
            .Text("primaryAddress.region", profile => profile.PrimaryRegionKey, TextKey.Of)
            .Text("primaryAddress.city", profile => profile.PrimaryCityKey, TextKey.Of)
            .Values(ProfileFields.Country, TextKey.Of)
            .Values(ProfileFields.Region, TextKey.Of)
            .Values(ProfileFields.City, TextKey.Of)
            .Values(ProfileFields.ExternalSystem, TextKey.OfId)
            .Values(ProfileFields.Tag, TextKey.Of)
            .List(
                Segments,
                FieldTypes.Id,
                profile => profile.Memberships,
                membership => membership.SegmentId,
                membership => membership.IsMember
            )
            .Dynamic(TraitCatalogue.Root)
            .Dynamic(ProfileFields.CustomRoot)
            .Build();

    private static FilterSchemaBuilder<Profile> Values(
        this FilterSchemaBuilder<Profile> schema,
        string field,
        Func<string, string> normalize
    ) =>
        schema.TextList(
            field,
            profile => profile.Values,
            value => value.TextKey,
            value => value.Field == field,
            normalize
        );
}
