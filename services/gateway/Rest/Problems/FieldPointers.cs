using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Problems;

/// <summary>Turns the proto path of a field, such as <c>contact.emails[0].address</c>, into a JSON pointer, such as <c>/emails/0/address</c>.</summary>
internal static partial class FieldPointers
{
    /// <summary>The pointer of a path of which no message is known.</summary>
    public static string Of(string path) => Of(path, message: null, body: null);

    /// <summary>The pointer of a path.</summary>
    /// <param name="path">In proto names.</param>
    /// <param name="message">The message that the path begins at.</param>
    /// <param name="body">The field that is the whole HTTP body; null when all of the message is.</param>
    public static string Of(string path, MessageDescriptor? message, FieldDescriptor? body)
    {
        var pointer = new StringBuilder();
        var first = true;
        FieldDescriptor? field = null;
        foreach (
            var segment in Segments().Matches(path).Select(match => match.Groups["segment"].Value)
        )
        {
            // After a list or map comes an index or key, which is no name.
            var known = field is { IsRepeated: true } or { IsMap: true }
                ? null
                : message?.FindFieldByName(segment);
            if (!first || known is null || known != body)
                Append(pointer, known?.JsonName ?? segment);
            message = Next(known, field, message);
            field = known;
            first = false;
        }
        return pointer.ToString();
    }

    /// <summary>Adds a segment to a pointer.</summary>
    public static void Append(StringBuilder pointer, string segment) =>
        pointer
            .Append('/')
            .Append(
                segment
                    .Replace("~", "~0", StringComparison.Ordinal)
                    .Replace("/", "~1", StringComparison.Ordinal)
            );

    private static MessageDescriptor? Next(
        FieldDescriptor? known,
        FieldDescriptor? before,
        MessageDescriptor? message
    )
    {
        if (known is null)
            return before is null ? null : message;
        if (known.IsMap)
            return ValueOf(known.MessageType);
        return known.FieldType == FieldType.Message ? known.MessageType : null;
    }

    private static MessageDescriptor? ValueOf(MessageDescriptor entry)
    {
        var value = entry.FindFieldByName("value");
        return value.FieldType == FieldType.Message ? value.MessageType : null;
    }

    [GeneratedRegex(
        """\["(?<segment>[^"]*)"\]|\[(?<segment>[^\]]*)\]|(?<segment>[^.\[\]]+)""",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Segments();
}
