namespace Crm.Filtering;

internal sealed class IdType() : FieldType<Guid>(FieldKind.Id)
{
    internal override bool IsOrdered => false;

    internal override string Expected => "a UUID such as 0190a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11";

    internal override LiteralReading<Guid> Read(string text) =>
        Guid.TryParseExact(text, "D", out var id)
            ? LiteralReading<Guid>.Of(id)
            : LiteralReading<Guid>.WrongType;
}
