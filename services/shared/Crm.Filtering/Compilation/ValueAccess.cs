using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>
/// Reads one value of an item and asks a test about it. A missing value passes no test: the guards make the answer true
/// or false and never SQL's unknown, so that NOT means the same in the store and in memory.
/// </summary>
internal sealed class ValueAccess<TItem, TValue>(LambdaExpression accessor)
    where TValue : notnull
{
    private readonly Lazy<Func<TItem, object?>> _read = new(() =>
        MemoryReader.Compile<TItem>(accessor)
    );

    public Expression Build(Expression item, ValueTest<TValue> test)
    {
        var value = accessor.Apply(item).WithoutWidening();
        var present = IsOptional(value) ? IsNotNull(value) : StoreExpression.True;
        var required = Nullable.GetUnderlyingType(value.Type) is null
            ? value
            : Expression.Property(value, "Value");
        return StoreExpression.And(present, test.Build(required));
    }

    public bool TryRead(TItem item, [MaybeNullWhen(false)] out TValue value)
    {
        if (_read.Value(item) is TValue present and not "")
        {
            value = present;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>A required value below an optional part is a nullable column all the same.</summary>
    private static bool IsOptional(Expression value) =>
        !value.Type.IsValueType
        || Nullable.GetUnderlyingType(value.Type) is not null
        || MemoryReader.OptionalSteps(value).Any();

    private static BinaryExpression IsNotNull(Expression value)
    {
        var isRequired = value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null;
        var nullable = isRequired ? typeof(Nullable<>).MakeGenericType(value.Type) : value.Type;
        return Expression.NotEqual(
            isRequired ? Expression.Convert(value, nullable) : value,
            Expression.Constant(null, nullable)
        );
    }
}
