using System.Globalization;
using System.Text;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Writes CSV for an import.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();

    public CsvText(params IEnumerable<string> header) => Add([.. header]);

    public void Add(params IEnumerable<object> cells) =>
        _text
            .AppendJoin(
                ',',
                cells.Select(cell =>
                    Quote(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")
                )
            )
            .Append('\n');

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n")
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
