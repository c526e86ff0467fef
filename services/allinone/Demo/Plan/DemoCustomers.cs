using System.Globalization;
using System.Text;

namespace Crm.AllInOne.Demo.Plan;

/// <summary>A person or a company.</summary>
internal sealed record DemoCustomer(
    string Number,
    bool IsCompany,
    CustomerType Type,
    string DisplayName,
    string FamilyName,
    string GivenName,
    string Email,
    string Phone,
    string Country,
    string Region,
    string City,
    string PostalCode,
    string Line,
    string Owner,
    string Source
);

/// <summary>Makes up people and companies. No address or number of theirs belongs to anybody.</summary>
internal static class DemoCustomers
{
    private static readonly string[] Domains = ["example.com", "example.org", "example.net"];
    private static readonly string[] Owners = ["lena", "marco", "wei", "sofia", "tom"];
    private static readonly string[] Sources = ["web shop", "shop", "trade fair", "referral"];

    public static IReadOnlyList<DemoCustomer> Create(Definitions definitions) =>
        [
            .. Enumerable.Range(1, DemoPlan.People).Select(i => Person(definitions, i)),
            .. Enumerable.Range(1, DemoPlan.Companies).Select(i => Company(definitions, i)),
        ];

    private static DemoCustomer Person(Definitions definitions, int index)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"P{index:0000}");
        var random = new DemoRandom(number);
        var origin = random.Pick(definitions.Origins, o => o.Share);
        var (family, given) = (
            Name.Read(random.Pick(origin.Family)),
            Name.Read(random.Pick(origin.Given))
        );
        var customer = Customer(
            number,
            random,
            origin,
            random.Pick(definitions.CustomerTypes, type => type.People),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{given.Latin}.{family.Latin}{index}@{random.Pick(Domains)}"
            )
        );
        return customer with { FamilyName = family.Written, GivenName = given.Written };
    }

    private static DemoCustomer Company(Definitions definitions, int index)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"C{index:000}");
        var random = new DemoRandom(number);
        var origin = random.Pick(definitions.Origins, o => o.Share);
        var word = Name.Read(random.Pick(origin.CompanyWords));
        var customer = Customer(
            number,
            random,
            origin,
            random.Pick(definitions.CustomerTypes, type => type.Companies),
            string.Create(CultureInfo.InvariantCulture, $"office@{word.Latin}{index}.example")
        );
        return customer with
        {
            IsCompany = true,
            DisplayName = string.Format(
                CultureInfo.InvariantCulture,
                random.Pick(origin.Companies),
                customer.City,
                word.Written
            ),
        };
    }

    private static DemoCustomer Customer(
        string number,
        DemoRandom random,
        Origin origin,
        CustomerType type,
        string email
    )
    {
        var city = random.Pick(origin.Cities);
        return new DemoCustomer(
            number,
            IsCompany: false,
            type,
            DisplayName: "",
            FamilyName: "",
            GivenName: "",
            email,
            Fill(origin.Phone, random.Between(0, 999), random.Between(0, 99)),
            origin.Country,
            Region: city[1],
            City: city[0],
            PostalCode: Fill(city[2], random.Between(1, 9), 0),
            Line: Fill(random.Pick(origin.Streets), random.Between(1, 180), 0),
            random.Pick(Owners),
            random.Pick(Sources)
        );
    }

    private static string Fill(string pattern, int first, int second) =>
        string.Format(CultureInfo.InvariantCulture, pattern, first, second);

    /// <summary>A name as it is written, and in Latin letters without accents.</summary>
    private readonly record struct Name(string Written, string Latin)
    {
        // A Chinese name has its pinyin beside it; others have spaces of their own, and no letters beyond Latin.
        public static Name Read(string text)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            return space > 0 && text[0] > '\u2E80'
                ? new Name(text[..space], text[(space + 1)..])
                : new Name(text, ToLatin(text));
        }

        private static string ToLatin(string text)
        {
            var plain = text.Replace("ß", "ss", StringComparison.Ordinal)
                .Replace("ł", "l", StringComparison.Ordinal)
                .Replace("Ł", "L", StringComparison.Ordinal)
                .Normalize(NormalizationForm.FormD);
            return string.Concat(plain.Where(char.IsAsciiLetter)).ToLowerInvariant();
        }
    }
}
