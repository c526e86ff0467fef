namespace Crm.Filtering;

internal sealed class BooleanType() : FieldType<bool>(FieldKind.Boolean)
{
    internal override bool IsOrdered => false;

    internal override string Expected => "true or false";

    internal override LiteralReading<bool> Read(string text) =>
        text switch
        {
            "true" => LiteralReading<bool>.Of(true),
            "false" => LiteralReading<bool>.Of(false),
            _ => LiteralReading<bool>.WrongType,
        };
}
