using System.Text;

namespace Crm.Filtering;

internal static class EnumNames
{
    public static IReadOnlyDictionary<string, TEnum> Of<TEnum>(Func<TEnum, string?>? name)
        where TEnum : struct, Enum
    {
        name ??= member => UpperSnake(member.ToString());
        var names = new Dictionary<string, TEnum>(StringComparer.Ordinal);
        foreach (var member in Enum.GetValues<TEnum>())
        {
            if (name(member) is { } text)
            {
                names.TryAdd(text, member);
            }
        }
        return names;
    }

    /// <summary>InProgress becomes IN_PROGRESS, as proto enums spell it.</summary>
    private static string UpperSnake(string pascal)
    {
        var text = new StringBuilder();
        foreach (var (index, unit) in pascal.Index())
        {
            if (index > 0 && char.IsUpper(unit) && !char.IsUpper(pascal[index - 1]))
            {
                text.Append('_');
            }
            text.Append(char.ToUpperInvariant(unit));
        }
        return text.ToString();
    }
}
