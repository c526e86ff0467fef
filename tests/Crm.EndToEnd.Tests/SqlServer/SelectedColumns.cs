using System.Text.RegularExpressions;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>Counts what a statement selects: a value that one engine computes and another does not is not among it.</summary>
internal static partial class SelectedColumns
{
    /// <summary>The number of columns; null for a statement that selects nothing.</summary>
    public static int? Count(string statement)
    {
        var text = Quoted().Replace(statement.Trim(), "x");
        if (!text.StartsWith("SELECT", StringComparison.Ordinal))
            return null;
        var (depth, columns) = (0, 1);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ',' when depth == 0:
                    columns++;
                    break;
                case 'F' when depth == 0 && From().IsMatch(text.AsSpan(i)):
                    return columns;
            }
        }
        return columns;
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\[[^\]]*\]""", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\AFROM\b", RegexOptions.None, 1000)]
    private static partial Regex From();
}
