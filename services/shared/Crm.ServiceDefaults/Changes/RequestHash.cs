using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Changes;

/// <summary>SHA-256 over an RPC and the deterministic bytes of its request messages: equal for REST and gRPC.</summary>
internal sealed class RequestHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public RequestHash(string method) => _hash.AppendData(Encoding.UTF8.GetBytes(method));

    public static byte[] Of(string method, IMessage request)
    {
        using var hash = new RequestHash(method);
        hash.Append(request);
        return hash.Finish();
    }

    public void Append(IMessage request)
    {
        using var memory = new MemoryStream(request.CalculateSize());
        using (var output = new CodedOutputStream(memory, leaveOpen: true) { Deterministic = true })
            request.WriteTo(output);
        _hash.AppendData(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
