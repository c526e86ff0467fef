using System.Collections;
using Crm.Common.V1;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A map: how many pairs, each key and each value. Pairs stand in paths as <c>custom_fields.key</c>.</summary>
internal sealed class MapCheck(FieldRules rules, ValueCheck? value) : ValueCheck
{
    private readonly int _most = rules.MaxItems > 0 ? rules.MaxItems : int.MaxValue;
    private readonly TextCheck _key = new(new FieldRules { Pattern = rules.KeyPattern });

    public override void Check(object value, ValidationRun run)
    {
        var map = (IDictionary)value;
        if (map.Count < rules.MinItems)
            run.Add(ViolationReasons.TooFew, $"Must have at least {rules.MinItems} pairs.");
        if (map.Count > _most)
        {
            run.Add(ViolationReasons.TooMany, $"May have at most {_most} pairs.");
            return;
        }
        // The usual types are walked without an object a pair.
        switch (map)
        {
            case MapField<string, Value> values:
                foreach (var (key, item) in values)
                    CheckPair(key, item, run);
                break;
            case MapField<string, string> texts:
                foreach (var (key, item) in texts)
                    CheckPair(key, item, run);
                break;
            default:
                foreach (DictionaryEntry pair in map)
                    CheckPair(pair.Key, pair.Value!, run);
                break;
        }
    }

    /// <summary>Checks one pair that an update names; the value may be absent, which clears it.</summary>
    public void CheckPair(object key, object? item, ValidationRun run)
    {
        run.Enter(
            key as string
                ?? Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture)!
        );
        if (key is string text)
            _key.Check(text, run);
        if (item is not null)
            value?.Check(item, run);
        run.Leave();
    }
}
