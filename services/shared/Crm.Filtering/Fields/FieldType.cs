using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>How the literals of a field are read and which comparisons it offers; made by <see cref="FieldTypes"/>.</summary>
/// <typeparam name="TValue">The type of the values in the model, without null.</typeparam>
public abstract class FieldType<TValue>
    where TValue : notnull
{
    private protected FieldType(FieldKind kind) => Kind = kind;

    /// <summary>What the values are.</summary>
    public FieldKind Kind { get; }

    /// <summary>Whether values have an order that means something to people.</summary>
    internal virtual bool IsOrdered => true;

    /// <summary>Whether a trailing <c>*</c> means something.</summary>
    internal virtual bool HasPrefixes => false;

    /// <summary>What a literal looks like, as the end of the sentence "the value must be …".</summary>
    internal abstract string Expected { get; }

    internal abstract LiteralReading<TValue> Read(string text);

    /// <summary>A value as an explanation shows it.</summary>
    internal virtual object Show(TValue value) => value;

    internal virtual ValueTest<TValue> Present() => new PresentTest<TValue>();

    internal virtual ValueTest<TValue> Compare(ExpressionType comparison, TValue operand) =>
        new ComparisonTest<TValue>(comparison, operand);

    /// <summary>Asked for only when <see cref="HasPrefixes"/>.</summary>
    internal virtual ValueTest<TValue> StartsWith(TValue prefix) =>
        throw new NotSupportedException();
}
