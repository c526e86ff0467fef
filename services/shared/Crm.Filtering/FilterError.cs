namespace Crm.Filtering;

/// <summary>One thing that is wrong with a filter or an order, and where.</summary>
/// <param name="Code">One of <see cref="FilterErrorCode"/>.</param>
/// <param name="Position">Zero-based index of the first UTF-16 unit concerned.</param>
/// <param name="Length">Number of UTF-16 units concerned; 0 at the end of the text.</param>
/// <param name="Message">A sentence for people; it names the field.</param>
public sealed record FilterError(string Code, int Position, int Length, string Message);
