using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Crm.Architecture.Tests.Code;

/// <summary>Reads the instructions of a method, as far as they refer to something.</summary>
internal static class IntermediateLanguage
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The instructions with a metadata token: of a member, a type or a text.</summary>
    public static IEnumerable<(OpCode Code, int Token)> TokensOf(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length; )
        {
            var code = Codes[
                bytes[at] == 0xFE ? (short)((bytes[at] << 8) | bytes[at + 1]) : bytes[at]
            ];
            at += code.Size;
            if (
                code.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
                    or OperandType.InlineString
            )
                yield return (code, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)));
            at += SizeOf(code, bytes.AsSpan(at));
        }
    }

    private static int SizeOf(OpCode code, ReadOnlySpan<byte> operand) =>
        code.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget
            or OperandType.ShortInlineI
            or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
            _ => 4,
        };
}
