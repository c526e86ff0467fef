using System.Runtime.InteropServices;

namespace Crm.Filtering;

/// <summary>A piece of the text, in UTF-16 units.</summary>
/// <param name="Position">Zero-based start.</param>
/// <param name="Length">Number of units.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FilterSpan(int Position, int Length)
{
    internal static FilterSpan Between(int start, int end) => new(start, end - start);

    internal FilterError Error(string code, string message) => new(code, Position, Length, message);
}
