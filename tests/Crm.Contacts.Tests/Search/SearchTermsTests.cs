using Crm.Contacts.Domain;
using Crm.Contacts.Search;

namespace Crm.Contacts.Tests.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("欧阳娜娜", "欧阳")]
    [InlineData("欧阳娜娜", "阳娜")]
    [InlineData("欧阳娜娜", "娜娜")]
    [InlineData("欧阳娜娜", "阳")]
    [InlineData("欧阳娜娜", "ouyang")]
    [InlineData("欧阳娜娜", "ouyang nana")]
    [InlineData("欧阳娜娜", "nana")]
    [InlineData("欧阳娜娜", "OYNN")]
    [InlineData("张伟", "張偉")]
    [InlineData("張偉", "张伟")]
    [InlineData("张伟", "zhangwei")]
    [InlineData("张伟", "张wei")]
    [InlineData("单田芳", "shan tian")]
    [InlineData("单田芳", "dantianfang")]
    [InlineData("Łukasz Müller-Strauß", "lukasz")]
    [InlineData("Łukasz Müller-Strauß", "STRAUSS")]
    [InlineData("Łukasz Müller-Strauß", "muller-str")]
    [InlineData("Søren Ærø", "soren aero")]
    [InlineData("Conan O’Brien", "o'brien")]
    [InlineData("Conan O’Brien", "obrien con")]
    [InlineData("Ｆｕｌｌ Ｗｉｄｔｈ", "full width")]
    [InlineData("Ελένη Παπαδοπούλου", "ελενη")]
    [InlineData("山田たろう", "たろ")]
    [InlineData("김철수", "철수")]
    public void Search_WhenTheQueryIsAPartOfTheName_FindsIt(string name, string query) =>
        Assert.True(Finds(Named(name), query));

    [Theory]
    [InlineData("欧阳娜娜", "娜欧")]
    [InlineData("张伟", "李伟")]
    [InlineData("Anna Smith", "mith")]
    [InlineData("Anna Smith", "anna jones")]
    public void Search_WhenTheQueryIsNoPartOfTheName_DoesNotFindIt(string name, string query) =>
        Assert.False(Finds(Named(name), query));

    [Theory]
    [InlineData("john.smith")]
    [InlineData("smith")]
    [InlineData("smith85@exa")]
    [InlineData("example.com")]
    [InlineData("85")]
    [InlineData("JOHN.SMITH85@EXAMPLE.COM")]
    public void Search_WhenTheQueryIsAPartOfTheEmail_FindsIt(string query) =>
        Assert.True(
            Finds(
                Details() with
                {
                    Emails = [new EmailAddress("John.Smith85@example.com", "", true)],
                },
                query
            )
        );

    [Theory]
    [InlineData("+86 138-0013-8000")]
    [InlineData("138 0013 8000")]
    [InlineData("(138) 0013")]
    [InlineData("0013")]
    [InlineData("8000")]
    public void Search_WhenTheQueryHasDigitsOfThePhone_FindsIt(string query) =>
        Assert.True(
            Finds(
                Details() with
                {
                    Phones = [new PhoneNumber("+86 138 0013 8000", "", true)],
                },
                query
            )
        );

    [Theory]
    [InlineData("inv-2024")]
    [InlineData("INV-2024/001")]
    [InlineData("2024/001")]
    public void Search_WhenTheQueryIsAPartOfTheExternalId_FindsIt(string query) =>
        Assert.True(
            Finds(Details() with { ExternalIds = [new ExternalId("erp", "INV-2024/001")] }, query)
        );

    [Theory]
    [InlineData("-- !? ")]
    [InlineData("、。")]
    public void Search_WhenTheQueryHasNoLettersOrDigits_HasNoWords(string query) =>
        Assert.Empty(SearchQuery.WordsOf(query));

    [Fact]
    public void Terms_OfACrowdedContact_AreCappedAndKeepTheName()
    {
        var details = Named("欧阳娜娜") with
        {
            Phones =
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(i => new PhoneNumber($"+49 30 12345{i:00}", "", i == 0)),
            ],
            Emails =
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(i => new EmailAddress(
                        $"a.b.c.d.e{i}@some.long.example.com",
                        "",
                        i == 0
                    )),
            ],
        };

        var terms = SearchTerms.Of(details);

        Assert.Equal(SearchTerms.MostOfContact, terms.Count);
        Assert.Contains("欧阳", terms);
        Assert.Contains("ouyangnana", terms);
        Assert.Contains("493012345" + "19", terms);
    }

    [Fact]
    public void Terms_OfALongWord_AreCut() =>
        Assert.All(
            SearchTerms.Of(Named(new string('x', 300))),
            term => Assert.True(term.Length <= SearchTerms.MostLength)
        );

    private static bool Finds(ContactDetails details, string query)
    {
        var terms = SearchTerms.Of(details);
        var words = SearchQuery.WordsOf(query);
        return words.Count > 0
            && words.All(word =>
                terms.Any(term => term.StartsWith(word, StringComparison.Ordinal))
            );
    }

    private static ContactDetails Named(string name) => Details() with { DisplayName = name };

    private static ContactDetails Details() => Samples.Details() with { DisplayName = "Nobody" };
}
