using System.Text;
using Google.Protobuf;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>A message of which only the numbers of the fields are known.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Number, byte[] Value)> _bytes = [];
    private readonly Dictionary<int, long> _numbers = [];

    public static ProtoMessage Parse(byte[] content)
    {
        var message = new ProtoMessage();
        using var input = new CodedInputStream(content);
        while (input.ReadTag() is var tag && tag != 0)
        {
            var number = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.LengthDelimited:
                    message._bytes.Add((number, input.ReadBytes().ToByteArray()));
                    break;
                case WireFormat.WireType.Varint:
                    message._numbers[number] = input.ReadInt64();
                    break;
                case WireFormat.WireType.Fixed64:
                    message._numbers[number] = input.ReadSFixed64();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }
        return message;
    }

    public bool Has(int number) => _numbers.ContainsKey(number);

    public long Number(int number) => _numbers.GetValueOrDefault(number);

    public IEnumerable<ProtoMessage> Messages(int number) =>
        _bytes.Where(field => field.Number == number).Select(field => Parse(field.Value));

    public byte[] Bytes(int number) => _bytes.Find(field => field.Number == number).Value ?? [];

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));
}
