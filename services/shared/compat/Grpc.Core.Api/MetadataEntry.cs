using System.Buffers;
using System.Text;
using Grpc.Core.Utils;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with a text, or, when the key ends in <c>-bin</c>, with bytes.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
            "abcdefghijklmnopqrstuvwxyz0123456789_-."
        );

        private readonly string? text;
        private readonly byte[]? bytes;

        public Entry(string key, string value)
        {
            Key = NormalizeKey(key);
            GrpcPreconditions.CheckArgument(
                !IsBinary,
                "Key for ASCII valued metadata entry cannot have suffix indicating binary value."
            );
            text = GrpcPreconditions.CheckNotNull(value, nameof(value));
        }

        public Entry(string key, byte[] valueBytes)
        {
            Key = NormalizeKey(key);
            GrpcPreconditions.CheckArgument(
                IsBinary,
                "Key for binary valued metadata entry needs to have suffix indicating binary value."
            );
            bytes = (byte[])GrpcPreconditions.CheckNotNull(valueBytes, nameof(valueBytes)).Clone();
        }

        public string Key { get; }

        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>A copy of the bytes; for a text its ASCII form.</summary>
        public byte[] ValueBytes =>
            bytes is null ? Encoding.ASCII.GetBytes(text!) : (byte[])bytes.Clone();

        public string Value
        {
            get
            {
                GrpcPreconditions.CheckState(
                    text is not null,
                    "Cannot access string value of a binary metadata entry"
                );
                return text;
            }
        }

        public override string ToString() =>
            bytes is null
                ? $"[Entry: key={Key}, value={text}]"
                : $"[Entry: key={Key}, valueBytes={Convert.ToHexString(bytes)}]";

        internal bool HasKey(string key) =>
            string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string NormalizeKey(string key)
        {
            var normalized = GrpcPreconditions.CheckNotNull(key, nameof(key)).ToLowerInvariant();
            GrpcPreconditions.CheckArgument(
                normalized.Length > 0 && !normalized.AsSpan().ContainsAnyExcept(KeyCharacters),
                "Metadata entry key not valid. Keys can only contain lowercase alphanumeric characters, underscores, hyphens and dots."
            );
            return normalized;
        }
    }
}
