using System.Collections;
using Crm.Common.V1;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A list: how many items, that they differ, and each of them.</summary>
internal sealed class ListCheck(FieldRules rules, ValueCheck? item) : ValueCheck
{
    private readonly int _most = rules.MaxItems > 0 ? rules.MaxItems : int.MaxValue;

    public override void Check(object value, ValidationRun run)
    {
        var list = (IList)value;
        if (list.Count < rules.MinItems)
            run.Add(ViolationReasons.TooFew, $"Must have at least {rules.MinItems} items.");
        if (list.Count > _most)
        {
            // What is too long is not read.
            run.Add(ViolationReasons.TooMany, $"May have at most {_most} items.");
            return;
        }
        for (var i = 0; item is not null && i < list.Count && !run.IsFull; i++)
        {
            run.Enter(i);
            item.Check(list[i]!, run);
            run.Leave();
        }
        if (rules.UniqueItems && list.Count > 1)
            CheckUnique(list, run);
    }

    private static void CheckUnique(IList list, ValidationRun run)
    {
        var seen = new HashSet<object>(list.Count, Comparer.Instance);
        for (var i = 0; i < list.Count; i++)
        {
            if (seen.Add(list[i]!))
                continue;
            run.Enter(i);
            run.Add(ViolationReasons.Duplicate, "Is there twice.");
            run.Leave();
        }
    }

    private sealed class Comparer : IEqualityComparer<object>
    {
        public static readonly Comparer Instance = new();

        public new bool Equals(object? x, object? y) =>
            x is string left && y is string right
                ? StringComparer.OrdinalIgnoreCase.Equals(left, right)
                : object.Equals(x, y);

        public int GetHashCode(object obj) =>
            obj is string text
                ? StringComparer.OrdinalIgnoreCase.GetHashCode(text)
                : obj.GetHashCode();
    }
}
