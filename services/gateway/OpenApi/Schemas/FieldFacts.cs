using Crm.Common.V1;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>What the proto says of a field.</summary>
internal static class FieldFacts
{
    public static bool Is(this FieldDescriptor field, FieldBehavior behavior) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior)
        ?? false;

    public static FieldRules Rules(this FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(RulesExtensions.Rules) ?? new FieldRules();

    /// <summary>Whether a schema of the kind has the field.</summary>
    public static bool IsIn(this FieldDescriptor field, SchemaKind kind) =>
        kind switch
        {
            SchemaKind.Output => !field.Is(FieldBehavior.InputOnly),
            SchemaKind.Input => !field.Is(FieldBehavior.OutputOnly),
            _ => !field.Is(FieldBehavior.OutputOnly) && !field.Is(FieldBehavior.Immutable),
        };

    /// <summary>Whether a schema of the kind demands the field.</summary>
    public static bool IsRequiredIn(this FieldDescriptor field, SchemaKind kind) =>
        kind switch
        {
            SchemaKind.Output => field.IsRepeated || !field.HasPresence,
            SchemaKind.Input => field.Is(FieldBehavior.Required),
            _ => false,
        };
}
