using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>
/// A question about one value that is present, asked of the store and of an object in memory. Both answers come from the
/// same operands; that they agree is checked by property tests on each provider.
/// </summary>
internal abstract class ValueTest<TValue>
    where TValue : notnull
{
    public abstract Expression Build(Expression value);

    public abstract bool Passes(TValue value);
}
