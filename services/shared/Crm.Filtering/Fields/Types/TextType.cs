namespace Crm.Filtering;

/// <summary>
/// Text by its normalised key. An empty key counts as missing, as an empty string does in protobuf: key columns that are
/// sorted are not null, so a missing name is stored as an empty key.
/// </summary>
internal sealed class TextType(Func<string, string> normalize) : FieldType<string>(FieldKind.Text)
{
    internal override bool HasPrefixes => true;

    internal override string Expected => "a text";

    internal override LiteralReading<string> Read(string text)
    {
        var key = normalize(text);
        if (key.Length == 0)
        {
            return LiteralReading<string>.Bad(
                "nothing is left of it to compare; use field:* to ask for presence"
            );
        }
        return StorableText.FirstFault(key) is null
            ? LiteralReading<string>.Of(key)
            : LiteralReading<string>.Bad("it is not valid Unicode text");
    }

    internal override ValueTest<string> StartsWith(string prefix) => new PrefixTest(prefix);
}
