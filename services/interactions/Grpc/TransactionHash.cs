using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>
/// The hash by which a transaction that is sent again is recognised. Whose it is stays out: after a merge the same reference leads to
/// another contact.
/// </summary>
internal static class TransactionHash
{
    // A decimal divided by this loses the zeros at its end.
    private const decimal One = 1.000000000000000000000000000m;

    public static byte[] Of(Wire.Transaction transaction)
    {
        var content = transaction.Clone();
        content.Id = content.Etag = content.ContactId = "";
        content.CreateTime = content.UpdateTime = null;
        content.Contact = null;
        content.Total = content.Cost = null;
        if (content.Kind == Wire.Transaction.Types.Kind.Unspecified)
            content.Kind = Wire.Transaction.Types.Kind.Sale;
        foreach (var line in content.Lines)
        {
            line.Amount = null;
            line.UnitPrice = Plain(line.UnitPrice);
            if (line.HasUnitCost)
                line.UnitCost = Plain(line.UnitCost);
            if (content.Kind == Wire.Transaction.Types.Kind.Return)
                line.Quantity = Math.Abs(line.Quantity);
        }
        return SHA256.HashData(content.ToByteArray());
    }

    private static string Plain(string number) =>
        (number.ToDecimal() / One).ToString(CultureInfo.InvariantCulture);
}
