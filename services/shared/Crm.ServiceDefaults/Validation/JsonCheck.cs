using Crm.Common.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Validation;

/// <summary>Free JSON (<c>google.protobuf.Value</c>, <c>Struct</c>, <c>ListValue</c>): how deep, how long its texts, which numbers.</summary>
internal sealed class JsonCheck(FieldRules rules) : ValueCheck
{
    private const int MostNesting = 8;
    private const int DefaultMostLength = 2_000;

    private readonly TextCheck _text = new(
        new FieldRules
        {
            MaxLength = rules.MaxLength > 0 ? rules.MaxLength : DefaultMostLength,
            Pattern = rules.Pattern,
        }
    );

    private readonly TextCheck _key = new(new FieldRules { MaxLength = DefaultMostLength });

    public override void Check(object value, ValidationRun run) => Check((IMessage)value, 1, run);

    private void Check(IMessage json, int nesting, ValidationRun run)
    {
        if (nesting > MostNesting)
        {
            run.Add(ViolationReasons.TooDeep, $"May be nested at most {MostNesting} deep.");
            return;
        }
        switch (json)
        {
            case Value { KindCase: Value.KindOneofCase.StringValue } text:
                _text.Check(text.StringValue, run);
                break;
            case Value { KindCase: Value.KindOneofCase.NumberValue } number
                when !double.IsFinite(number.NumberValue):
                run.Add(ViolationReasons.OutOfRange, "Must be a finite number.");
                break;
            case Value { KindCase: Value.KindOneofCase.None }:
                run.Add(ViolationReasons.FormatInvalid, "Must have a value; null is one.");
                break;
            case Value { KindCase: Value.KindOneofCase.StructValue } value:
                Check(value.StructValue, nesting, run);
                break;
            case Value { KindCase: Value.KindOneofCase.ListValue } value:
                Check(value.ListValue, nesting, run);
                break;
            case Struct value:
                foreach (var (key, field) in value.Fields)
                {
                    _key.Check(key, run);
                    Check(field, nesting + 1, run);
                }
                break;
            case ListValue list:
                foreach (var item in list.Values)
                    Check(item, nesting + 1, run);
                break;
        }
    }
}
