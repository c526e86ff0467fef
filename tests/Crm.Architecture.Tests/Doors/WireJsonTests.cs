using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Gateway.Rest.Json.Wire;
using Crm.Schemas;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Architecture.Tests.Doors;

/// <summary>JSON that is made of bytes says what JSON that is made of objects says.</summary>
public class WireJsonTests
{
    private const int Samples = 20;
    private const int Deepest = 4;

    private static readonly JsonFormatter Objects = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );

    public static TheoryData<string> Answers =>
        [
            .. Contract
                .Product.Methods.Where(method => !method.IsInternal)
                .Select(method => method.Descriptor.OutputType.FullName)
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_WhateverItHolds_IsTheSameAsByObjects(string name)
    {
        var type = Contract
            .Product.Methods.Select(method => method.Descriptor.OutputType)
            .First(one => one.FullName == name);
        for (var seed = 0; seed < Samples; seed++)
        {
            var message = Fill(type, new Random(seed), Deepest);

            Assert.True(
                JsonNode.DeepEquals(
                    JsonNode.Parse(Objects.Format(message)),
                    JsonNode.Parse(Write(type, message.ToByteArray()))
                ),
                $"{Objects.Format(message)}\n{Write(type, message.ToByteArray())}"
            );
        }
    }

    [Fact]
    public void Answer_WhenItHasFieldsOfANewerService_LeavesThemOut()
    {
        // An external id: its system, a field 15 that this contract does not know, and no value.
        byte[] bytes = [0x0A, 1, (byte)'s', 0x7A, 2, 1, 2];

        Assert.Equal(
            """{"system":"s","value":""}""",
            Write(Crm.Contacts.V1.ExternalId.Descriptor, bytes)
        );
    }

    [Fact]
    public void Answer_WhenFieldsStandInAnotherOrder_IsRefused()
    {
        // A contact with its etag before its id.
        byte[] bytes = [0x12, 1, (byte)'1', 0x0A, 1, (byte)'a'];

        Assert.Throws<WireException>(() => Write(Crm.Contacts.V1.Contact.Descriptor, bytes));
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 5, 1 })]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0xFF })]
    public void Answer_WhenBytesAreDamaged_IsRefused(byte[] bytes) =>
        Assert.Throws<WireException>(() => Write(Crm.Contacts.V1.Contact.Descriptor, bytes));

    private static string Write(MessageDescriptor type, byte[] message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            new WireJson(Objects).Write(json, WirePlan.Of(type), message);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IMessage Fill(MessageDescriptor type, Random random, int depth)
    {
        if (type == Timestamp.Descriptor)
            return new Timestamp
            {
                Seconds = random.NextInt64(-62_135_596_800, 253_402_300_799),
                Nanos = random.Next(4) switch
                {
                    0 => 0,
                    1 => random.Next(1_000) * 1_000_000,
                    2 => random.Next(1_000_000) * 1_000,
                    _ => random.Next(1_000_000_000),
                },
            };
        if (type == Value.Descriptor)
            return SomeValue(random, depth);
        if (type == Struct.Descriptor)
            return new Struct { Fields = { ["a \"quoted\" key"] = SomeValue(random, depth) } };
        var message = type.Parser.ParseFrom(ByteString.Empty);
        // Other types of that package have forms of their own, and their default has one.
        if (type.File.Package == "google.protobuf" || type.File.Package == "google.api")
            return message;
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (random.Next(3) > 0)
                Set(message, field, random, depth);
        }
        return message;
    }

    private static void Set(IMessage message, FieldDescriptor field, Random random, int depth)
    {
        if (field.FieldType == FieldType.Message && depth == 0)
            return;
        if (field.IsMap)
        {
            var map = (System.Collections.IDictionary)field.Accessor.GetValue(message);
            var (key, value) = (
                field.MessageType.FindFieldByNumber(1),
                field.MessageType.FindFieldByNumber(2)
            );
            if (key.FieldType == FieldType.String)
                for (var i = 0; i < 3; i++)
                    map[$"key {i}"] = Some(value, random, depth);
        }
        else if (field.IsRepeated)
        {
            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            for (var i = random.Next(4); i > 0; i--)
                list.Add(Some(field, random, depth));
        }
        else
            field.Accessor.SetValue(message, Some(field, random, depth));
    }

    private static object Some(FieldDescriptor field, Random random, int depth) =>
        field.FieldType switch
        {
            FieldType.Message => Fill(field.MessageType, random, depth - 1),
            FieldType.String => SomeText(random),
            FieldType.Bytes => ByteString.CopyFrom(1, 2, 255),
            FieldType.Bool => random.Next(2) == 0,
            FieldType.Double => SomeNumber(random),
            FieldType.Float => (float)random.NextDouble(),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => random.NextInt64()
                - (long.MaxValue / 2),
            FieldType.UInt64 or FieldType.Fixed64 => (ulong)random.NextInt64(),
            FieldType.UInt32 or FieldType.Fixed32 => (uint)random.Next(),
            FieldType.Enum => System.Enum.ToObject(
                field.EnumType.ClrType,
                random.Next(field.EnumType.Values.Count + 2)
            ),
            _ => random.Next(int.MinValue, int.MaxValue),
        };

    private static Value SomeValue(Random random, int depth) =>
        random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => Value.ForNull(),
            1 => Value.ForBool(random.Next(2) == 0),
            2 => Value.ForNumber(SomeNumber(random)),
            3 => Value.ForString(SomeText(random)),
            4 => Value.ForList(SomeValue(random, depth - 1), SomeValue(random, depth - 1)),
            _ => Value.ForStruct(new Struct { Fields = { ["k"] = SomeValue(random, depth - 1) } }),
        };

    private static double SomeNumber(Random random) =>
        random.Next(4) switch
        {
            0 => random.Next(-100, 100),
            1 => random.NextDouble() * 1e20,
            2 => random.NextDouble() * 1e-10,
            _ => random.NextDouble(),
        };

    private static string SomeText(Random random) =>
        random.Next(4) switch
        {
            0 => "",
            1 => "<b>\"quoted\\\" & \u0000\u2028\n</b>",
            2 => "欧阳娜娜 😀 Jürgen",
            _ => new string((char)random.Next('a', 'z'), random.Next(200)),
        };
}
