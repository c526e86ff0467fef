using System.Globalization;
using System.Text;

namespace Crm.Benchmarks.Parts;

/// <summary>People who do not exist, the same at each run. Family names are so many that a part of one finds one or a few.</summary>
internal static class People
{
    private const int Names = 1 << 20;
    private const int Step = 611_953;

    private static readonly string[] Syllables =
        "ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni no".Split(
            ' '
        );

    private static readonly string[] GivenNames =
        "Anna Ben Clara David Emma Felix Greta Hugo Ida Jonas Klara Leo Mia Noah Olga Paul Rosa Sam Tilda Victor".Split(
            ' '
        );

    /// <summary>The countries, one in twenty contacts each.</summary>
    public static readonly IReadOnlyList<string> Countries =
        "Austria Belgium Brazil Canada China Denmark Finland France Germany India Italy Japan Korea Mexico Norway Poland Spain Sweden Turkey Vietnam".Split(
            ' '
        );

    /// <summary>A contact as JSON.</summary>
    /// <param name="number">Which.</param>
    /// <param name="key">What makes its external id its own; the number when left out.</param>
    public static string Json(int number, string? key = null)
    {
        key ??= number.ToString(CultureInfo.InvariantCulture);
        var (given, family) = (GivenNames[number % GivenNames.Length], FamilyName(number));
        var country = Countries[number / GivenNames.Length % Countries.Count];
        return $$"""{"givenName":"{{given}}","familyName":"{{family}}","emails":[{"address":"c{{key}}@example.com","label":"work"}]"""
            + $$""","phones":[{"number":"+49 30 {{number % 10_000_000 + 1_000_000}}"}]"""
            + $$""","addresses":[{"country":"{{country}}","city":"{{family}}stad","line":"Road {{number % 200}}"}]"""
            + $$""","externalIds":[{"system":"shop","value":"{{key}}"}],"tags":["t{{number % 10}}"],"ownerId":"owner-{{number % 30}}"}""";
    }

    /// <summary>A transaction of a contact as JSON, on one of the days of two years.</summary>
    /// <param name="number">Which.</param>
    /// <param name="contact">The number of the contact.</param>
    public static string TransactionJson(int number, int contact)
    {
        var day = DateTime.UtcNow.Date.AddDays(-1 - number * 7 % 700);
        return $$"""{"contact":{"externalId":{"system":"shop","value":"{{contact}}"} },"externalId":"order-{{number}}","currency":"EUR" """
            + $$""","occurredAt":"{{day:yyyy-MM-dd}}T10:00:00Z","lines":[{"sku":"SKU-{{number % 500}}","category":"c{{number % 12}}" """
            + $$""","quantity":{{number % 5 + 1}},"unitPrice":"{{number % 90 + 1}}.50"}]}""";
    }

    /// <summary>The family name of a contact.</summary>
    public static string FamilyName(int number)
    {
        var rest = (int)((long)number * Step % Names);
        var name = new StringBuilder();
        for (var i = 0; i < 4; i++, rest >>= 5)
            name.Append(Syllables[rest & 31]);
        name[0] = char.ToUpperInvariant(name[0]);
        return name.ToString();
    }
}
