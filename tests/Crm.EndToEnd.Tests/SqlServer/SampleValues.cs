using System.Collections;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>Some value of a type, for parameters whose values do not matter.</summary>
internal static class SampleValues
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "a",
        [typeof(Guid)] = new Guid("019a0000-0000-7000-8000-000000000001"),
        [typeof(DateTimeOffset)] = DateTimeOffset.UnixEpoch,
        [typeof(DateTime)] = DateTime.UnixEpoch,
        [typeof(DateOnly)] = new DateOnly(2026, 1, 1),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(1),
        [typeof(byte[])] = new byte[] { 1, 2 },
    };

    public static object Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Known.TryGetValue(plain, out var value))
            return value;
        if (plain.IsArray)
            return Many(plain.GetElementType()!, array: true);
        if (plain.IsGenericType && typeof(IEnumerable).IsAssignableFrom(plain))
            return OfMany(plain);
        return Activator.CreateInstance(plain)!;
    }

    private static object OfMany(Type type)
    {
        var values = Many(type.GetGenericArguments()[0], array: false);
        return type.IsInstanceOfType(values) ? values : Activator.CreateInstance(type, values)!;
    }

    private static object Many(Type element, bool array)
    {
        var values = Array.CreateInstance(element, 2);
        values.SetValue(Of(element), 0);
        values.SetValue(Of(element), 1);
        return array
            ? values
            : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), values)!;
    }
}
