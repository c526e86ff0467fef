using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests.Model;

/// <summary>
/// Random rows and random filters over them, drawn from the same small pools so that comparisons often hit.
/// </summary>
internal static class Samples
{
    // Around the surrogates and at the end of Unicode, where UTF-16 and UTF-8 order differ.
    private static readonly string[] s_pieces =
    [
        "a",
        "b",
        "é",
        "\uD7FF",
        "\uE000",
        "\uFFFF",
        "\U00010000",
        "\U000103FF",
        "\U00010400",
        "\U0010FFFF",
    ];

    private static readonly Gen<string> s_text = Gen.Choose(0, 3)
        .SelectMany(count => Gen.Elements(s_pieces).ListOf(count))
        .Select(pieces => string.Concat(pieces));

    private static readonly Gen<int> s_small = Gen.Choose(-2, 3);

    private static readonly Gen<Guid> s_id = Gen.Choose(0, 7)
        .Select(number => Id((byte)(number * 36)));

    public static Gen<List<Row>> Rows(int count) =>
        Row().ListOf(count).Select(rows => rows.ToList());

    public static Gen<string> Filter() => Gen.Sized(size => Filter(Math.Min(size, 4)));

    private static Gen<Row> Row() =>
        from texts in Gen.Two(s_text)
        from numbers in s_small.ListOf(8)
        from flags in ArbMap.Default.GeneratorFor<bool>().ListOf(8)
        from tail in ArbMap.Default.GeneratorFor<Guid>()
        from owner in s_id
        from address in s_text
        from labelCount in Gen.Choose(0, 2)
        from labels in s_text.ListOf(labelCount)
        from valueCount in Gen.Choose(0, 4)
        from values in Value().ListOf(valueCount)
        select new Row
        {
            Id = tail,
            NameKey = texts.Item1,
            NoteKey = flags[0] ? null : texts.Item2,
            Score = flags[1] ? null : numbers[0] / 4m,
            Level = numbers[1],
            Ratio = flags[2] ? null : numbers[2] / 2d,
            IsActive = flags[3],
            IsVerified = flags[4] ? null : numbers[3] > 0,
            CreateTime = Time(numbers[4]),
            DueTime = flags[5] ? null : Time(numbers[5]),
            Wait = flags[6] ? null : TimeSpan.FromMinutes(numbers[6]),
            Kind = (RowKind)Math.Abs(numbers[7] % 3),
            FormerKind = numbers[0] > 0 ? null : RowKind.Company,
            OwnerId = flags[7] ? null : owner,
            Address =
                numbers[2] > 1
                    ? null
                    : new RowAddress { CountryKey = flags[0] ? null : address, Floor = numbers[3] },
            Labels = [.. labels],
            Values = [.. values],
        };

    private static Gen<RowValue> Value() =>
        from field in Gen.Elements(
            "tags",
            "tags",
            "vipLevel",
            "nick name",
            "plan",
            "since",
            "optIn"
        )
        from missing in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from text in s_text
        from plan in Gen.Elements("basic", "gold", "old")
        from number in s_small
        select missing
            ? new RowValue { Field = field }
            : new RowValue
            {
                Field = field,
                TextKey = field switch
                {
                    "tags" or "nick name" => text,
                    "plan" => plan,
                    _ => null,
                },
                Number = field == "vipLevel" ? number / 4m : null,
                Time = field == "since" ? Time(number) : null,
                Flag = field == "optIn" ? number > 0 : null,
            };

    private static Gen<string> Filter(int depth) =>
        depth == 0
            ? Term()
            : Gen.Frequency(
                (3, Term()),
                (2, Joined(depth, " AND ")),
                (2, Joined(depth, " OR ")),
                (1, Filter(depth - 1).Select(inner => $"NOT ({inner})")),
                (1, Term().Select(term => "-" + term))
            );

    private static Gen<string> Joined(int depth, string connective) =>
        Gen.Choose(2, 3)
            .SelectMany(count => Filter(depth - 1).ListOf(count))
            .Select(operands =>
                string.Join(connective, operands.Select(operand => $"({operand})"))
            );

    private static Gen<string> Term() =>
        Gen.OneOf(
            Text("name"),
            Text("note"),
            Text("address.country"),
            Text("tags"),
            Text("labels"),
            Text("customFields.\"nick name\""),
            Ordered("score", s_small.Select(number => Invariant(number / 4m))),
            Ordered("level", s_small.Select(number => Invariant(number))),
            Ordered("ratio", s_small.Select(number => Invariant(number / 2m))),
            Ordered("address.floor", s_small.Select(number => Invariant(number))),
            Ordered("numbers", s_small.Select(number => Invariant(number / 4m))),
            Ordered("customFields.vipLevel", s_small.Select(number => Invariant(number / 4m))),
            Ordered("createTime", s_small.Select(TimeText)),
            Ordered("dueTime", s_small.Select(TimeText)),
            Ordered("customFields.since", s_small.Select(TimeText)),
            Ordered("wait", s_small.Select(number => Invariant(number * 60) + "s")),
            Equality("active", Gen.Elements("true", "false")),
            Equality("verified", Gen.Elements("true", "false")),
            Equality("customFields.optIn", Gen.Elements("true", "false")),
            Equality("kind", Gen.Elements("PERSON", "COMPANY", "IN_PROGRESS")),
            Equality("formerKind", Gen.Elements("PERSON", "COMPANY")),
            Equality("customFields.plan", Gen.Elements("basic", "gold")),
            Equality("ownerId", s_id.Select(id => id.ToString()))
        );

    private static Gen<string> Text(string field) =>
        Gen.Frequency(
            (
                3,
                Ordered(field, s_text.Where(text => text.Length > 0).Select(text => $"\"{text}\""))
            ),
            (2, s_text.Where(text => text.Length > 0).Select(text => $"{field} = \"{text}*\""))
        );

    private static Gen<string> Ordered(string field, Gen<string> literal) =>
        Gen.Frequency(
            (1, Equality(field, literal)),
            (2, Compared(field, literal, "<", "<=", ">", ">="))
        );

    private static Gen<string> Equality(string field, Gen<string> literal) =>
        Gen.Frequency(
            (4, Compared(field, literal, "=", "!=", ":")),
            (1, Gen.Constant(field + ":*"))
        );

    private static Gen<string> Compared(
        string field,
        Gen<string> literal,
        params string[] operators
    ) =>
        from symbol in Gen.Elements(operators)
        from value in literal
        select $"{field} {symbol} {value}";

    private static DateTimeOffset Time(int number) =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(number);

    private static string TimeText(int number) =>
        Time(number).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + "4Z";

    private static string Invariant(decimal number) =>
        number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ids that differ in the first byte only: above 127 they would be negative if compared as signed.</summary>
    private static Guid Id(byte first) => new([first, .. new byte[15]], bigEndian: true);
}
