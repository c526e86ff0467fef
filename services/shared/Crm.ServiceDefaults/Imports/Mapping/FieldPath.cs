using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>Takes a path such as <c>emails[1].address</c> apart, a segment at a time.</summary>
/// <param name="Name">The JSON name of the field.</param>
/// <param name="Index">The index into a list; null when none is given.</param>
/// <param name="Rest">What follows after the point; empty at the end.</param>
internal sealed partial record FieldPath(string Name, int? Index, string Rest)
{
    /// <summary>The first segment; null when the text is none.</summary>
    public static FieldPath? First(string path)
    {
        var match = Segment().Match(path);
        if (!match.Success)
            return null;
        var index = match.Groups["index"];
        return new FieldPath(
            match.Groups["name"].Value,
            index.Success
                ? int.Parse(index.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : null,
            match.Groups["rest"].Value
        );
    }

    [GeneratedRegex(
        """\A(?<name>[A-Za-z0-9_]+)(\[(?<index>[0-9]{1,4})\])?(\.(?<rest>.+))?\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Segment();
}
