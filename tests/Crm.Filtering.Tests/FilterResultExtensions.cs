namespace Crm.Filtering.Tests;

internal static class FilterResultExtensions
{
    public static TValue Require<TValue>(this FilterResult<TValue> result)
        where TValue : class
    {
        Assert.True(result.IsSuccess, string.Join(Environment.NewLine, result.Errors));
        return result.Value;
    }

    public static FilterError RequireError<TValue>(this FilterResult<TValue> result)
        where TValue : class
    {
        Assert.False(result.IsSuccess);
        return Assert.Single(result.Errors);
    }
}
