using Crm.Contacts.Domain;

namespace Crm.Contacts.Tests.Domain;

public sealed class DerivedNameTests
{
    [Theory]
    [InlineData("Anna", "Smith", "Anna Smith")]
    [InlineData("娜娜", "欧阳", "欧阳娜娜")]
    [InlineData("", "欧阳", "欧阳")]
    [InlineData("Nana", "欧阳", "Nana 欧阳")]
    [InlineData(" Anna ", "", "Anna")]
    public void DerivedName_OfNames_FollowsTheirScript(
        string given,
        string family,
        string expected
    ) =>
        Assert.Equal(
            expected,
            DerivedName.Of(Samples.Details() with { GivenName = given, FamilyName = family })
        );

    [Fact]
    public void DerivedName_WithoutNames_TakesThePrimaryEmailThenPhoneThenExternalId()
    {
        var details = Samples.Details() with { ExternalIds = [new ExternalId("erp", "17850")] };
        Assert.Equal("17850", DerivedName.Of(details));

        details = details with { Phones = [new PhoneNumber("030 1234", "", true)] };
        Assert.Equal("030 1234", DerivedName.Of(details));

        details = details with
        {
            Emails = [new EmailAddress("a@b.de", "", false), new EmailAddress("c@d.de", "", true)],
        };
        Assert.Equal("c@d.de", DerivedName.Of(details));
    }

    [Fact]
    public void DerivedName_OfNothing_IsEmpty() =>
        Assert.Equal("", DerivedName.Of(Samples.Details()));

    [Fact]
    public void DerivedName_OfTheLongestNames_FitsTheField() =>
        Assert.Equal(
            300,
            DerivedName
                .Of(
                    Samples.Details() with
                    {
                        GivenName = new string('a', 150),
                        FamilyName = new string('b', 150),
                    }
                )
                .Length
        );
}
