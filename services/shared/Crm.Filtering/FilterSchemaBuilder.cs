using System.Linq.Expressions;
using System.Numerics;

namespace Crm.Filtering;

/// <summary>Declares the fields of a <see cref="FilterSchema{T}"/>. A name may be a dotted path.</summary>
/// <typeparam name="T">The filtered type.</typeparam>
public sealed class FilterSchemaBuilder<T>
{
    private readonly Dictionary<string, FieldBinding<T>> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);

    internal FilterSchemaBuilder() { }

    /// <summary>A text, read from its normalised key.</summary>
    public FilterSchemaBuilder<T> Text(
        string name,
        Expression<Func<T, string?>> value,
        Func<string, string>? normalize = null
    ) => Field(name, FieldBinding<T>.Scalar(FieldTypes.Text(normalize), value));

    /// <summary>A number.</summary>
    public FilterSchemaBuilder<T> Number<TNumber>(
        string name,
        Expression<Func<T, TNumber>> value,
        int? scale = null
    )
        where TNumber : struct, INumber<TNumber> =>
        Required(name, FieldTypes.Number<TNumber>(scale), value);

    /// <summary>A number or nothing.</summary>
    public FilterSchemaBuilder<T> Number<TNumber>(
        string name,
        Expression<Func<T, TNumber?>> value,
        int? scale = null
    )
        where TNumber : struct, INumber<TNumber> =>
        Field(name, FieldBinding<T>.Scalar(FieldTypes.Number<TNumber>(scale), value));

    /// <summary>A boolean.</summary>
    public FilterSchemaBuilder<T> Boolean(string name, Expression<Func<T, bool?>> value) =>
        Field(name, FieldBinding<T>.Scalar(FieldTypes.Boolean, value));

    /// <summary>An instant.</summary>
    public FilterSchemaBuilder<T> Time(string name, Expression<Func<T, DateTimeOffset?>> value) =>
        Field(name, FieldBinding<T>.Scalar(FieldTypes.Time, value));

    /// <summary>A span of time.</summary>
    public FilterSchemaBuilder<T> Duration(string name, Expression<Func<T, TimeSpan?>> value) =>
        Field(name, FieldBinding<T>.Scalar(FieldTypes.Duration, value));

    /// <summary>A UUID.</summary>
    public FilterSchemaBuilder<T> Id(string name, Expression<Func<T, Guid?>> value) =>
        Field(name, FieldBinding<T>.Scalar(FieldTypes.Id, value));

    /// <summary>An enumeration; see <see cref="FieldTypes.Enum{TEnum}"/> for the names.</summary>
    public FilterSchemaBuilder<T> Enum<TEnum>(
        string name,
        Expression<Func<T, TEnum>> value,
        Func<TEnum, string?>? names = null
    )
        where TEnum : struct, Enum => Required(name, FieldTypes.Enum(names), value);

    /// <summary>An enumeration or nothing.</summary>
    public FilterSchemaBuilder<T> Enum<TEnum>(
        string name,
        Expression<Func<T, TEnum?>> value,
        Func<TEnum, string?>? names = null
    )
        where TEnum : struct, Enum =>
        Field(name, FieldBinding<T>.Scalar(FieldTypes.Enum(names), value));

    /// <summary>The texts of the elements of a list, of those that <paramref name="where"/> selects.</summary>
    public FilterSchemaBuilder<T> TextList<TElement>(
        string name,
        Expression<Func<T, IEnumerable<TElement>?>> elements,
        Expression<Func<TElement, string?>> value,
        Expression<Func<TElement, bool>>? where = null,
        Func<string, string>? normalize = null
    ) => Field(name, FieldBinding<T>.List(FieldTypes.Text(normalize), elements, value, where));

    /// <summary>The values of another type of the elements of a list.</summary>
    public FilterSchemaBuilder<T> List<TElement, TValue>(
        string name,
        FieldType<TValue> type,
        Expression<Func<T, IEnumerable<TElement>?>> elements,
        Expression<Func<TElement, TValue?>> value,
        Expression<Func<TElement, bool>>? where = null
    )
        where TValue : struct => Field(name, FieldBinding<T>.List(type, elements, value, where));

    /// <summary>Any field, made by <see cref="FieldBinding{T}"/>.</summary>
    public FilterSchemaBuilder<T> Field(string name, FieldBinding<T> field)
    {
        if (CanonicalText.Of(name.Split('.')) != name)
        {
            throw new ArgumentException($"'{name}' is not a path of plain names.", nameof(name));
        }
        _fields.Add(name, field);
        return this;
    }

    /// <summary>Fields named <c>root.name</c> that an <see cref="IFieldResolver{T}"/> supplies with each filter.</summary>
    public FilterSchemaBuilder<T> Dynamic(string root)
    {
        _roots.Add(root);
        return this;
    }

    /// <summary>Ends the declaration.</summary>
    public FilterSchema<T> Build() => new(_fields, _roots);

    private FilterSchemaBuilder<T> Required<TValue>(
        string name,
        FieldType<TValue> type,
        Expression<Func<T, TValue>> value
    )
        where TValue : struct =>
        Field(name, new FieldBinding<T, TValue>(type, new ScalarSource<T, TValue>(value)));
}
