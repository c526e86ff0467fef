using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Turns the proto path of a field, such as <c>emails[0].address</c>, into a JSON pointer into the resource.</summary>
internal static partial class JsonPointers
{
    /// <summary>The pointer.</summary>
    /// <param name="resource">The message that the pointer is about.</param>
    /// <param name="path">A path from it on, or from a request that holds it.</param>
    public static string Of(MessageDescriptor resource, string path)
    {
        var pointer = new StringBuilder();
        var message = resource;
        FieldDescriptor? list = null;
        var isFirst = true;
        foreach (Match match in Segments().Matches(path))
        {
            var text = match.Groups["text"].Value;
            var field = list is null ? message?.FindFieldByName(text) : null;
            // A path of a request begins with its field for the resource.
            if (
                !isFirst
                || field is not null
                || !text.Equals(resource.Name, StringComparison.OrdinalIgnoreCase)
            )
                pointer.Append('/').Append(Escape(field?.JsonName ?? text));
            if (field is not null)
                message = Below(field);
            list = field is { IsRepeated: true } or { IsMap: true } ? field : null;
            isFirst = false;
        }
        return pointer.ToString();
    }

    /// <summary>A name as a segment of a pointer.</summary>
    public static string Escape(string segment) =>
        segment
            .Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal);

    private static MessageDescriptor? Below(FieldDescriptor field)
    {
        var value = field.IsMap ? field.MessageType.FindFieldByName("value") : field;
        return value.FieldType == FieldType.Message ? value.MessageType : null;
    }

    [GeneratedRegex(
        """\["(?<text>[^"]*)"\]|\[(?<text>[^\]]*)\]|(?<text>[^.\[\]]+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Segments();
}
