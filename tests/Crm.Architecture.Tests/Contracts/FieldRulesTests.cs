using Crm.Common.V1;
using Crm.Schemas;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Architecture.Tests.Contracts;

public class FieldRulesTests
{
    private static readonly FieldType[] WideIntegers =
    [
        FieldType.Int64,
        FieldType.UInt64,
        FieldType.SInt64,
        FieldType.Fixed64,
        FieldType.SFixed64,
    ];

    private static readonly FieldRules NoRules = new();

    [Fact]
    public void RequestField_WhenText_HasLimit() =>
        Rule.Holds(
            RequestFields()
                .Where(field =>
                    IsText(field) || (field.IsMap && IsText(field.MessageType.FindFieldByNumber(2)))
                ),
            field =>
                RulesOf(field)
                    is { MaxLength: > 0 }
                        or { Format: not FieldRules.Types.Format.Unspecified }
                    ? null
                    : $"{field.FullName} has no max_length"
        );

    [Fact]
    public void RequestField_WhenListOrMap_HasLimit() =>
        Rule.Holds(
            RequestFields().Where(field => field.IsRepeated || field.IsMap),
            field => RulesOf(field).MaxItems > 0 ? null : $"{field.FullName} has no max_items"
        );

    [Fact]
    public void RequestField_WhenMap_LimitsItsKeys() =>
        Rule.Holds(
            RequestFields().Where(field => field.IsMap),
            field =>
                RulesOf(field).KeyPattern.Length > 0 ? null : $"{field.FullName} has no key_pattern"
        );

    [Fact]
    public void RequestField_WhenNumber_HasLimit() =>
        Rule.Holds(
            RequestFields()
                .Where(field =>
                    field.FieldType
                        is FieldType.Int32
                            or FieldType.Double
                            or FieldType.Float
                            or FieldType.UInt32
                ),
            field => RulesOf(field).HasMinimum ? null : $"{field.FullName} has no minimum"
        );

    [Fact]
    public void Field_Always_FitsIntoJsonNumber() =>
        Rule.Holds(
            ContractMethods.Messages.SelectMany(message => message.Fields.InDeclarationOrder()),
            field =>
                WideIntegers.Contains(field.FieldType)
                    ? $"{field.FullName} is a 64-bit integer, which JSON writes as text"
                    : null
        );

    [Fact]
    public void Enum_Always_LivesInsideItsMessage() =>
        Rule.HoldsEverywhere(
            ContractMethods.Files,
            file =>
                file.EnumTypes.Select(type =>
                    $"{type.FullName} stands beside the messages, so its values would need prefixes"
                )
        );

    [Fact]
    public void Enum_Always_BeginsWithUnspecified() =>
        Rule.Holds(
            ContractMethods.Messages.SelectMany(message => message.EnumTypes),
            type =>
                type.FindValueByNumber(0)?.Name
                == $"{ContractMethods.SnakeCase(type.Name).ToUpperInvariant()}_UNSPECIFIED"
                    ? null
                    : $"the zero value of {type.FullName} is not …_UNSPECIFIED"
        );

    [Fact]
    public void Secret_Always_IsOutputOnly() =>
        Rule.Holds(
            ContractMethods
                .Messages.SelectMany(message => message.Fields.InDeclarationOrder())
                .Where(field => RulesOf(field).Secret),
            field => IsOutputOnly(field) ? null : $"{field.FullName} is a secret that callers send"
        );

    private static IEnumerable<FieldDescriptor> RequestFields()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Contract.Product.Methods.SelectMany(method =>
            FieldsOf(method.Descriptor.InputType, seen)
        );
    }

    // Messages of others (field masks, times, bodies as they are) have limits of their own kind.
    private static IEnumerable<FieldDescriptor> FieldsOf(
        MessageDescriptor message,
        HashSet<string> seen
    )
    {
        if (
            !message.File.Package.StartsWith("crm.", StringComparison.Ordinal)
            || !seen.Add(message.FullName)
        )
            yield break;
        foreach (
            var field in message.Fields.InDeclarationOrder().Where(field => !IsOutputOnly(field))
        )
        {
            yield return field;
            if (field.FieldType != FieldType.Message || field.IsMap)
                continue;
            foreach (var nested in FieldsOf(field.MessageType, seen))
                yield return nested;
        }
    }

    private static bool IsText(FieldDescriptor field) =>
        field.FieldType is FieldType.String or FieldType.Bytes
        || (
            field.FieldType == FieldType.Message
            && field.MessageType.FullName == "google.protobuf.Value"
        );

    private static FieldRules RulesOf(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(RulesExtensions.Rules) ?? NoRules;

    private static bool IsOutputOnly(FieldDescriptor field) =>
        Behaviors.Of(field).Contains(FieldBehavior.OutputOnly);
}
