using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Validation;

public sealed class UpdateMaskTests
{
    [Theory]
    [InlineData("name")]
    [InlineData("tags")]
    [InlineData("custom_fields")]
    [InlineData("custom_fields.level")]
    [InlineData("custom_fields.with.dots")]
    [InlineData("base.label")]
    public void CheckRequest_WithAFieldThatMayChange_Passes(string path) =>
        Assert.Null(MessageValidator.CheckRequest(Update(path)));

    [Theory]
    [InlineData("nickname", "thing.nickname", "FIELD_UNKNOWN")]
    [InlineData("displayName", "thing.displayName", "FIELD_UNKNOWN")]
    [InlineData("", "thing.", "FIELD_UNKNOWN")]
    [InlineData("*", "thing.*", "FIELD_UNKNOWN")]
    [InlineData("name.first", "thing.name.first", "FIELD_UNKNOWN")]
    [InlineData("parts.label", "thing.parts.label", "FIELD_UNKNOWN")]
    [InlineData("base.color", "thing.base.color", "FIELD_UNKNOWN")]
    [InlineData("id", "thing.id", "FIELD_OUTPUT_ONLY")]
    [InlineData("etag", "thing.etag", "FIELD_OUTPUT_ONLY")]
    [InlineData("base.made_by", "thing.base.made_by", "FIELD_OUTPUT_ONLY")]
    [InlineData("code", "thing.code", "FIELD_IMMUTABLE")]
    [InlineData("custom_fields.Level", "thing.custom_fields.Level", "PATTERN_MISMATCH")]
    public void CheckRequest_WithAFieldThatMayNot_NamesIt(
        string path,
        string field,
        string reason
    ) => Assert.Equal((field, reason), Only(Update(path)));

    [Fact]
    public void CheckRequest_ChecksOnlyNamedFields()
    {
        var request = Update("tags");
        request.Thing = new Thing { Id = "1", Name = "far too long" };

        Assert.Null(MessageValidator.CheckRequest(request));
    }

    [Fact]
    public void CheckRequest_WithARequiredFieldCleared_DemandsIt()
    {
        var request = Update("name");
        request.Thing.Name = "";

        Assert.Equal(("thing.name", "REQUIRED"), Only(request));
    }

    [Fact]
    public void CheckRequest_WithAMapEntry_ChecksThatEntryOnly()
    {
        var request = Update("custom_fields.level");
        request.Thing.CustomFields["level"] = Value.ForString("golden-brown");
        request.Thing.CustomFields["OTHER"] = Value.ForString("not named");

        Assert.Equal(("thing.custom_fields.level", "TOO_LONG"), Only(request));
    }

    [Fact]
    public void CheckRequest_WithoutPaths_DemandsThem() =>
        Assert.Equal(("update_mask", "REQUIRED"), Only(Update()));

    [Fact]
    public void CheckRequest_WithoutMask_DemandsIt()
    {
        var request = Update();
        request.UpdateMask = null;

        Assert.Equal(("update_mask", "REQUIRED"), Only(request));
    }

    [Fact]
    public void CheckRequest_With101Paths_IsTooMany() =>
        Assert.Equal(
            ("update_mask", "TOO_MANY"),
            Only(Update([.. Enumerable.Repeat("name", 101)]))
        );

    [Fact]
    public void CheckRequest_WithAPathDeeperThanMessages_IsTooDeep()
    {
        var path = string.Join('.', Enumerable.Repeat("child", 500));

        Assert.Equal("TOO_DEEP", Only(Update(path)).Reason);
    }

    [Fact]
    public void CheckRequest_WithoutEtag_SaysSo()
    {
        var request = Update("name");
        request.Etag = "";

        Assert.Equal(CommonErrors.EtagMissing, MessageValidator.CheckRequest(request));
    }

    private static UpdateThingRequest Update(params string[] paths) =>
        new()
        {
            Id = "1",
            Etag = "*",
            Thing = Things.Valid(),
            UpdateMask = new FieldMask { Paths = { paths } },
        };

    private static (string Field, string Reason) Only(UpdateThingRequest request)
    {
        var error = MessageValidator.CheckRequest(request);
        Assert.Equal("REQUEST_INVALID", error?.Reason);
        return Assert.Single(
            error!.Violations.Select(violation => (violation.Field, violation.Reason)).ToList()
        );
    }
}
