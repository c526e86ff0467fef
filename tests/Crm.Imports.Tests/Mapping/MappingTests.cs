using Crm.Contacts.V1;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Imports.Mapping;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using NodaTime;

namespace Crm.Imports.Tests.Mapping;

public sealed class MappingTests
{
    [Theory]
    [InlineData("A:displayName", "Ann", """{"displayName":"Ann"}""")]
    [InlineData("A:displayName|trim", "  Ann ", """{"displayName":"Ann"}""")]
    [InlineData("A:displayName|trim", "   ", "{}")]
    [InlineData("A:displayName", "", "{}")]
    [InlineData("A:displayName|lower", "ANN", """{"displayName":"ann"}""")]
    [InlineData("A:displayName|upper", "ann", """{"displayName":"ANN"}""")]
    [InlineData(
        "A:externalIds.value|integer",
        "17850.0",
        """{"externalIds":[{"value":"17850"}]}"""
    )]
    [InlineData(
        "A:externalIds.value|integer",
        "1.785E4",
        """{"externalIds":[{"value":"17850"}]}"""
    )]
    [InlineData("A:emails[1].address", "a@b.c", """{"emails":[{"address":"a@b.c"}]}""")]
    [InlineData("A:tags|split:;", "x; y ;;z", """{"tags":["x","y","z"]}""")]
    [InlineData("A:tags|split:\"|\"|upper", "x|y", """{"tags":["X","Y"]}""")]
    [InlineData("A:tags", "x;y", """{"tags":["x;y"]}""")]
    [InlineData("A:customFields.level", "gold", """{"customFields":{"level":"gold"}}""")]
    [InlineData("A:kind", "company", """{"kind":"COMPANY"}""")]
    [InlineData("A:kind|prefix:C=COMPANY,I=INSTITUTION,PERSON", "C9", """{"kind":"COMPANY"}""")]
    [InlineData("A:kind|prefix:C=COMPANY,I=INSTITUTION,PERSON", "I9", """{"kind":"INSTITUTION"}""")]
    [InlineData("A:kind|prefix:C=COMPANY,I=INSTITUTION,PERSON", "9", """{"kind":"PERSON"}""")]
    [InlineData("A:emails.primary", "yes", """{"emails":[{"primary":true}]}""")]
    [InlineData("'web':source", "", """{"source":"web"}""")]
    [InlineData("'it''s':source", "", """{"source":"it's"}""")]
    [InlineData("\"A\":source", "x", """{"source":"x"}""")]
    [InlineData(
        "A:customFields.since|date:dd.MM.yyyy",
        "24.12.2010",
        """{"customFields":{"since":"2010-12-24"}}"""
    )]
    public void Contact_OfOneColumn(string rule, string cell, string expected) =>
        Assert.Equal(Contact.Parser.ParseJson(expected), Write<Contact>([rule], cell));

    [Theory]
    [InlineData("A:occurredAt", "2010-12-01T08:26:00Z", "2010-12-01T08:26:00Z")]
    [InlineData("A:occurredAt", "2010-12-01 08:26:00+02:00", "2010-12-01T06:26:00Z")]
    [InlineData("A:occurredAt", "2010-12-01 08:26:00", "2010-12-01T07:26:00Z")]
    [InlineData("A:occurredAt", "2010-12-01T08:26", "2010-12-01T07:26:00Z")]
    [InlineData("A:occurredAt", "2010-12-01", "2010-11-30T23:00:00Z")]
    [InlineData("A:occurredAt", "2010-07-01 08:26:00.125", "2010-07-01T06:26:00.125Z")]
    [InlineData("A:occurredAt|zone:Europe/London", "2010-12-01 08:26:00", "2010-12-01T08:26:00Z")]
    [InlineData(
        "A:occurredAt|zone:Europe/London",
        "2010-12-01 08:26:00-05:00",
        "2010-12-01T13:26:00Z"
    )]
    [InlineData("A:occurredAt|zone:Asia/Kathmandu", "2010-12-01", "2010-11-30T18:15:00Z")]
    [InlineData(
        "A:occurredAt|date:dd/MM/yyyy HH:mm|zone:Europe/London",
        "01/07/2010 08:26",
        "2010-07-01T07:26:00Z"
    )]
    [InlineData(
        "A:occurredAt|zone:Europe/London|date:dd/MM/yyyy HH:mm",
        "01/07/2010 08:26",
        "2010-07-01T07:26:00Z"
    )]
    [InlineData(
        "A:occurredAt|date:dd/MM/yyyy HH:mm zzz",
        "01/07/2010 08:26 +09:00",
        "2010-06-30T23:26:00Z"
    )]
    // The hour that is skipped in spring, and the one that comes twice in autumn.
    [InlineData("A:occurredAt", "2010-03-28 02:30:00", "2010-03-28T01:30:00Z")]
    [InlineData("A:occurredAt", "2010-10-31 02:30:00", "2010-10-31T00:30:00Z")]
    public void Time_OfOneColumn(string rule, string cell, string expected) =>
        Assert.Equal(
            Transaction.Parser.ParseJson($$"""{"occurredAt":"{{expected}}"}"""),
            Write<Transaction>([rule], cell)
        );

    [Theory]
    [InlineData("A:lines.quantity", "1e1", """{"lines":[{"quantity":10}]}""")]
    [InlineData("A:lines.quantity|absolute", "-2.5", """{"lines":[{"quantity":2.5}]}""")]
    [InlineData("A:lines.unitPrice", "2.5500", """{"lines":[{"unitPrice":"2.55"}]}""")]
    [InlineData("A:lines.unitPrice", "1E2", """{"lines":[{"unitPrice":"100"}]}""")]
    [InlineData("A:lines.unitPrice", "0", """{"lines":[{"unitPrice":"0"}]}""")]
    [InlineData("A:contact.externalId.value", "7", """{"contact":{"externalId":{"value":"7"}}}""")]
    public void Number_OfOneColumn(string rule, string cell, string expected) =>
        Assert.Equal(Transaction.Parser.ParseJson(expected), Write<Transaction>([rule], cell));

    [Theory]
    [InlineData("A:externalIds.value|integer", "C9", "/externalIds/0/value")]
    [InlineData("A:externalIds.value|integer", "17850.5", "/externalIds/0/value")]
    [InlineData("A:emails[3].primary", "maybe", "/emails/3/primary")]
    [InlineData("A:kind", "KIND_UNSPECIFIED", "/kind")]
    [InlineData("A:kind", "ROBOT", "/kind")]
    [InlineData("A:customFields.since|date:dd.MM.yyyy", "12/24/2010", "/customFields/since")]
    public void Cell_WhenItDoesNotFit_NamesTheField(string rule, string cell, string field)
    {
        var (plan, row) = Prepare<Contact>([rule], cell);
        var problem = plan.Write(new Contact(), row);
        Assert.Equal(("VALUE_INVALID", field), (problem?.Code, problem?.Pointer));
    }

    [Theory]
    [InlineData("A:lines.quantity", "NaN", "/lines/0/quantity")]
    [InlineData("A:lines.quantity", "1,5", "/lines/0/quantity")]
    [InlineData("A:lines.unitPrice", "GBP 2", "/lines/0/unitPrice")]
    [InlineData("A:occurredAt", "yesterday", "/occurredAt")]
    [InlineData("A:occurredAt", "2010-02-30", "/occurredAt")]
    public void Number_WhenItDoesNotFit_NamesTheField(string rule, string cell, string field)
    {
        var (plan, row) = Prepare<Transaction>([rule], cell);
        Assert.Equal(field, plan.Write(new Transaction(), row)?.Pointer);
    }

    [Fact]
    public void Duration_IsReadAsSecondsOrByTheClock()
    {
        Assert.Equal(90, Write<Activity>(["A:duration"], "90s").Duration.Seconds);
        Assert.Equal(90, Write<Activity>(["A:duration"], "00:01:30").Duration.Seconds);
        var (plan, row) = Prepare<Activity>(["A:duration"], "90");
        Assert.Equal("/duration", plan.Write(new Activity(), row)?.Pointer);
    }

    [Fact]
    public void Constant_WithinAMessage_IsLeftOutWhereItsColumnsAreEmpty()
    {
        string[] mapping = ["A:emails.address", "'work':emails.label", "'DE':addresses.country"];
        Assert.Equal(
            Contact.Parser.ParseJson("""{"addresses":[{"country":"DE"}]}"""),
            Write<Contact>(mapping, "")
        );
        Assert.Equal(
            Contact.Parser.ParseJson(
                """{"emails":[{"address":"a@b.c","label":"work"}],"addresses":[{"country":"DE"}]}"""
            ),
            Write<Contact>(mapping, "a@b.c")
        );
    }

    [Fact]
    public void Column_CanBeMappedSeveralTimes()
    {
        var transaction = Write<Transaction>(
            ["A:externalId", "A:kind|prefix:C=RETURN,SALE"],
            "C536379"
        );
        Assert.Equal(
            ("C536379", Transaction.Types.Kind.Return),
            (transaction.ExternalId, transaction.Kind)
        );
    }

    [Fact]
    public void Columns_NamedLikeFields_MayHoldJson_AndWhatTheServiceSetsIsIgnored()
    {
        string[] header =
        [
            "id",
            "etag",
            "displayName",
            "emails",
            "tags",
            "customFields",
            "addresses.country",
            "primaryAddress",
        ];
        var violations = new List<FieldViolation>();
        var plan = MappingPlan.OfColumns(Contact.Descriptor, null, header, violations);
        Assert.Empty(violations);
        var cells = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "0197",
            ["displayName"] = "Ann",
            ["emails"] = """[{"address":"a@b.c"}],"kind":"COMPANY""" + "\"",
            ["tags"] = "x; y",
            ["customFields"] = """{"level":"gold"}""",
            ["addresses.country"] = "DE",
        };
        var row = new MappedRow(DateTimeZone.Utc)
        {
            Cells = [.. plan.Columns.Select(column => cells.GetValueOrDefault(column))],
        };
        var contact = new Contact();
        Assert.Null(plan.Write(contact, row));
        Assert.Equal(
            Contact.Parser.ParseJson(
                """
                {"id":"0197","displayName":"Ann","emails":[{"address":"a@b.c"}],"tags":["x","y"],"customFields":{"level":"gold"},
                "addresses":[{"country":"DE"}]}
                """
            ),
            contact
        );
    }

    [Theory]
    [InlineData("A", "MAPPING_SYNTAX")]
    [InlineData(":displayName", "MAPPING_SYNTAX")]
    [InlineData("A:", "MAPPING_SYNTAX")]
    [InlineData("'web:source", "MAPPING_SYNTAX")]
    [InlineData("'':source", "MAPPING_SYNTAX")]
    [InlineData("A:displayName|", "MAPPING_SYNTAX")]
    [InlineData("A:displayName|shout", "MAPPING_SYNTAX")]
    [InlineData("A:displayName|trim:x", "MAPPING_SYNTAX")]
    [InlineData("A:displayName|date:Q", "MAPPING_SYNTAX")]
    [InlineData("A:displayName|zone:Mars/Olympus", "MAPPING_SYNTAX")]
    [InlineData("A:kind|prefix:C", "MAPPING_SYNTAX")]
    [InlineData("A:tags|split:", "MAPPING_SYNTAX")]
    [InlineData("A:tags|split:\";\"x", "MAPPING_SYNTAX")]
    [InlineData("A:nickname", "FIELD_UNKNOWN")]
    [InlineData("A:displayName.first", "FIELD_UNKNOWN")]
    [InlineData("A:display_name", "FIELD_UNKNOWN")]
    [InlineData("A:createTime", "FIELD_OUTPUT_ONLY")]
    [InlineData("A:id", "FIELD_OUTPUT_ONLY")]
    [InlineData("A:primaryAddress.country", "FIELD_OUTPUT_ONLY")]
    [InlineData("A:emails", "MAPPING_UNFIT")]
    [InlineData("A:customFields", "MAPPING_UNFIT")]
    [InlineData("A:displayName[1]", "MAPPING_UNFIT")]
    [InlineData("A:displayName|split:;", "MAPPING_UNFIT")]
    [InlineData("A:emails.primary|zone:UTC", "MAPPING_UNFIT")]
    public void Rule_WhenItIsWrong_IsAViolation(string rule, string reason)
    {
        var violations = new List<FieldViolation>();
        MappingPlan.Of(Contact.Descriptor, null, ["B:source", rule], violations);
        Assert.Equal(
            [("mapping[1]", reason)],
            violations.Select(violation => (violation.Field, violation.Reason))
        );
    }

    [Fact]
    public void Field_MappedTwice_IsAViolation()
    {
        var violations = new List<FieldViolation>();
        MappingPlan.Of(
            Contact.Descriptor,
            null,
            ["A:emails.address", "B:emails[0].address", "C:emails[1].address"],
            violations
        );
        Assert.Equal(
            [("mapping[1]", "DUPLICATE")],
            violations.Select(violation => (violation.Field, violation.Reason))
        );
    }

    [Fact]
    public void Item_OfGroupedRows_TakesNoIndex()
    {
        var violations = new List<FieldViolation>();
        MappingPlan.Of(
            Transaction.Descriptor,
            new ImportGrouping("externalId", "lines"),
            ["A:lines[0].sku", "A:lines.category"],
            violations
        );
        Assert.Equal(["mapping[0]"], violations.Select(violation => violation.Field));
    }

    private static T Write<T>(string[] mapping, string cell)
        where T : IMessage<T>, new()
    {
        var (plan, row) = Prepare<T>(mapping, cell);
        var message = new T();
        Assert.Null(plan.Write(message, row));
        return message;
    }

    private static (MappingPlan Plan, MappedRow Row) Prepare<T>(string[] mapping, string cell)
        where T : IMessage<T>, new()
    {
        var violations = new List<FieldViolation>();
        MessageDescriptor descriptor = new T().Descriptor;
        var plan = MappingPlan.Of(descriptor, null, mapping, violations);
        Assert.Empty(violations);
        var row = new MappedRow(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
        {
            Cells = [.. plan.Columns.Select(_ => cell)],
        };
        return (plan, row);
    }
}
