using Crm.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Validation;

public sealed class MessageValidatorTests
{
    private static readonly string Long = new('x', 2_001);

    // Name → change, field, reason; no reason: still valid.
    private static readonly Dictionary<
        string,
        (Action<Thing> Change, string? Field, string? Reason)
    > Cases = new()
    {
        ["valid"] = (_ => { }, null, null),
        ["required text missing"] = (t => t.Name = "", "name", "REQUIRED"),
        ["required bool false"] = (t => t.Flag = false, null, null),
        ["too short"] = (t => t.Name = "x", "name", "TOO_SHORT"),
        ["too long"] = (t => t.Name = "sixsix", "name", "TOO_LONG"),
        ["five emoji are five characters"] = (t => t.Name = "😀😀😀😀😀", null, null),
        ["NUL"] = (t => t.Name = "a\0b", "name", "CHARACTER_INVALID"),
        ["high surrogate at the end"] = (t => t.Name = "ab\ud83d", "name", "CHARACTER_INVALID"),
        ["low surrogate alone"] = (t => t.Name = "\ude00ab", "name", "CHARACTER_INVALID"),
        ["pattern"] = (t => t.Code = "ABC", "code", "PATTERN_MISMATCH"),
        ["pattern and a newline"] = (t => t.Code = "abc\n", "code", "PATTERN_MISMATCH"),
        ["uuid"] = (t => t.Uuid = "0192f3a4-0000-7000-8000-000000000000", null, null),
        ["uuid in upper case"] = (
            t => t.Uuid = "0192F3A4-0000-7000-8000-000000000000",
            "uuid",
            "FORMAT_INVALID"
        ),
        ["uuid in braces"] = (
            t => t.Uuid = "{0192f3a4-0000-7000-8000-000000000000}",
            "uuid",
            "FORMAT_INVALID"
        ),
        ["email"] = (t => t.Email = "zoë+x@mail.例え.jp", null, null),
        ["email without domain"] = (t => t.Email = "zoe@", "email", "FORMAT_INVALID"),
        ["email without dot"] = (t => t.Email = "zoe@host", "email", "FORMAT_INVALID"),
        ["email with two ats"] = (t => t.Email = "a@b@c.de", "email", "FORMAT_INVALID"),
        ["email with space"] = (t => t.Email = "a b@c.de", "email", "FORMAT_INVALID"),
        ["email of 255"] = (
            t => t.Email = $"a@{string.Concat(Enumerable.Repeat("bcdefgh.", 31))}abcde",
            "email",
            "FORMAT_INVALID"
        ),
        ["phone"] = (t => t.Phone = "+49 (30) 123-456/7.8", null, null),
        ["phone with extension"] = (t => t.Phone = "12345x9", "phone", "FORMAT_INVALID"),
        ["phone of two digits"] = (t => t.Phone = "12", "phone", "FORMAT_INVALID"),
        ["phone of sixteen digits"] = (
            t => t.Phone = "1234567890123456",
            "phone",
            "FORMAT_INVALID"
        ),
        ["uri"] = (t => t.Uri = "https://example.com/a?b=c", null, null),
        ["uri of another scheme"] = (t => t.Uri = "ftp://example.com", "uri", "FORMAT_INVALID"),
        ["uri relative"] = (t => t.Uri = "/a", "uri", "FORMAT_INVALID"),
        ["decimal"] = (t => t.Amount = "12.34", null, null),
        ["decimal with exponent"] = (t => t.Amount = "1e2", "amount", "FORMAT_INVALID"),
        ["decimal without digits after the point"] = (
            t => t.Amount = "1.",
            "amount",
            "FORMAT_INVALID"
        ),
        ["decimal with group"] = (t => t.Amount = "1,000", "amount", "FORMAT_INVALID"),
        ["decimal with three digits"] = (t => t.Amount = "1.234", "amount", "FORMAT_INVALID"),
        ["decimal too small"] = (t => t.Amount = "-0.01", "amount", "OUT_OF_RANGE"),
        ["decimal too large"] = (t => t.Amount = "100.01", "amount", "OUT_OF_RANGE"),
        ["decimal beyond all"] = (t => t.Amount = new string('9', 40), "amount", "OUT_OF_RANGE"),
        ["currency"] = (t => t.Currency = "CNY", null, null),
        ["currency in lower case"] = (t => t.Currency = "cny", "currency", "FORMAT_INVALID"),
        ["currency unknown"] = (t => t.Currency = "ABC", "currency", "FORMAT_INVALID"),
        ["time zone"] = (t => t.TimeZone = "Asia/Kathmandu", null, null),
        ["time zone unknown"] = (t => t.TimeZone = "UTC+05", "time_zone", "FORMAT_INVALID"),
        ["locale"] = (t => t.Locale = "zh-Hant-TW", null, null),
        ["locale unknown"] = (t => t.Locale = "chinese!", "locale", "FORMAT_INVALID"),
        ["date"] = (t => t.Date = "2024-02-29", null, null),
        ["date that is none"] = (t => t.Date = "2023-02-29", "date", "FORMAT_INVALID"),
        ["filter is not parsed here"] = (t => t.Filter = "((", null, null),
        ["item too long"] = (t => t.Tags.Add(["ok", "toolong"]), "tags[1]", "TOO_LONG"),
        ["item empty"] = (t => t.Tags.Add(""), "tags[0]", "TOO_SHORT"),
        ["items equal but for case"] = (t => t.Tags.Add(["vip", "VIP"]), "tags[1]", "DUPLICATE"),
        ["too many items"] = (t => t.Tags.Add(["a", "b", "c", "d"]), "tags", "TOO_MANY"),
        ["too few items"] = (t => t.Pieces.Clear(), null, null),
        ["field of an item"] = (
            t => t.Parts.Add([new Part { Label = "a" }, new Part()]),
            "parts[1].label",
            "REQUIRED"
        ),
        ["output-only field of an item"] = (
            t => t.Pieces[0].MadeBy = "me",
            "pieces[0].made_by",
            "FIELD_OUTPUT_ONLY"
        ),
        ["output-only field"] = (t => t.Id = "1", "id", "FIELD_OUTPUT_ONLY"),
        ["map value"] = (t => t.CustomFields["level"] = Value.ForString("gold"), null, null),
        ["map key"] = (
            t => t.CustomFields["Level"] = Value.ForString("gold"),
            "custom_fields.Level",
            "PATTERN_MISMATCH"
        ),
        ["map value too long"] = (
            t => t.CustomFields["a"] = Value.ForString("golden-brown"),
            "custom_fields.a",
            "TOO_LONG"
        ),
        ["map value without kind"] = (
            t => t.CustomFields["a"] = new Value(),
            "custom_fields.a",
            "FORMAT_INVALID"
        ),
        ["too many pairs"] = (
            t =>
            {
                foreach (var key in (string[])["a", "b", "c"])
                    t.CustomFields[key] = Value.ForBool(true);
            },
            "custom_fields",
            "TOO_MANY"
        ),
        ["text of a map too long"] = (t => t.Labels["x"] = "long", "labels.x", "TOO_LONG"),
        ["enum"] = (t => t.Kind = (Thing.Types.Kind)7, "kind", "ENUM_UNKNOWN"),
        ["enum of a list"] = (
            t => t.Kinds.Add([Thing.Types.Kind.Solid, (Thing.Types.Kind)7]),
            "kinds[1]",
            "ENUM_UNKNOWN"
        ),
        ["number too large"] = (t => t.Weight = 1e9 + 1, "weight", "OUT_OF_RANGE"),
        ["number too small"] = (t => t.Weight = -1.01, "weight", "OUT_OF_RANGE"),
        ["number with two digits"] = (t => t.Weight = 999_999_999.13, null, null),
        ["number with three digits"] = (t => t.Weight = 1.001, "weight", "FORMAT_INVALID"),
        ["not a number"] = (t => t.Raw = double.NaN, "raw", "OUT_OF_RANGE"),
        ["infinite"] = (t => t.Raw = double.NegativeInfinity, "raw", "OUT_OF_RANGE"),
        ["integer too large"] = (t => t.Count = 11, "count", "OUT_OF_RANGE"),
        ["integer negative"] = (t => t.Count = -1, "count", "OUT_OF_RANGE"),
        ["time"] = (t => t.MadeAt = new Timestamp { Seconds = 253_402_300_799 }, null, null),
        ["time of the year 10000"] = (
            t => t.MadeAt = new Timestamp { Seconds = 253_402_300_800 },
            "made_at",
            "OUT_OF_RANGE"
        ),
        ["time with negative nanos"] = (
            t => t.MadeAt = new Timestamp { Nanos = -1 },
            "made_at",
            "OUT_OF_RANGE"
        ),
        ["duration too long"] = (
            t => t.Age = new Duration { Seconds = 60, Nanos = 1 },
            "age",
            "OUT_OF_RANGE"
        ),
        ["duration negative"] = (t => t.Age = new Duration { Nanos = -1 }, "age", "OUT_OF_RANGE"),
        ["duration of two signs"] = (
            t => t.Age = new Duration { Seconds = 5, Nanos = -1 },
            "age",
            "OUT_OF_RANGE"
        ),
        ["json text of 2,001"] = (t => t.Json = Value.ForString(Long), "json", "TOO_LONG"),
        ["json eight deep"] = (t => t.Json = Nested(7), null, null),
        ["json nine deep"] = (t => t.Json = Nested(8), "json", "TOO_DEEP"),
        ["json not a number"] = (t => t.Json = Value.ForNumber(double.NaN), "json", "OUT_OF_RANGE"),
        ["oneof text"] = (t => t.KeyEmail = "x", "key_email", "FORMAT_INVALID"),
        ["oneof message"] = (t => t.KeyPart = new Part(), "key_part.label", "REQUIRED"),
        ["optional text empty"] = (t => t.Note = "", "note", "TOO_SHORT"),
        ["message in a message"] = (
            t => t.Child = Things.Valid(c => c.Tags.Add("toolong")),
            "child.tags[0]",
            "TOO_LONG"
        ),
        ["32 in one another"] = (t => t.Child = Children(30), null, null),
        ["33 in one another"] = (
            t => t.Child = Children(31),
            Repeat("child", 31) + ".pieces[0]",
            "TOO_DEEP"
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void CheckResource_FindsWhatBreaksARule(string name)
    {
        var (change, field, reason) = Cases[name];

        var violations = MessageValidator.CheckResource(Things.Valid(change));

        if (reason is null)
            Assert.Empty(violations);
        else
            Assert.Equal(
                (field, reason),
                Assert.Single(violations.Select(found => (found.Field, found.Reason)).ToList())
            );
    }

    [Fact]
    public void CheckResource_WithAPath_PutsItBefore() =>
        Assert.Equal(
            "thing.name",
            Assert
                .Single(MessageValidator.CheckResource(Things.Valid(t => t.Name = ""), "thing"))
                .Field
        );

    [Fact]
    public void CheckResource_StopsAt50()
    {
        var thing = Things.Valid(t => t.Parts.Add(Enumerable.Range(0, 60).Select(_ => new Part())));

        Assert.Equal(50, MessageValidator.CheckResource(thing).Count);
    }

    [Fact]
    public void CheckRequest_OfAValidRequest_AllocatesNextToNothing()
    {
        var request = new CreateThingRequest
        {
            Thing = Things.Valid(t =>
            {
                t.CustomFields["level"] = Value.ForString("gold");
                t.Parts.Add(Enumerable.Range(0, 50).Select(_ => new Part { Label = "x" }));
            }),
        };
        Assert.Null(MessageValidator.CheckRequest(request));

        var before = GC.GetAllocatedBytesForCurrentThread();
        MessageValidator.CheckRequest(request);

        // Accessors box numbers and enums, and code that is not optimised boxes characters: far less than a path or text a field.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 60);
    }

    private static Value Nested(int lists) =>
        Enumerable
            .Range(0, lists)
            .Aggregate(Value.ForBool(true), (inner, _) => Value.ForList(inner));

    // Each has a part, which is one deeper.
    private static Thing Children(int count) =>
        Enumerable
            .Range(1, count - 1)
            .Aggregate(Things.Valid(), (inner, _) => Things.Valid(t => t.Child = inner));

    private static string Repeat(string name, int count) =>
        string.Join('.', Enumerable.Repeat(name, count));
}
