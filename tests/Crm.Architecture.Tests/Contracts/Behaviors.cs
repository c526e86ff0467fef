using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>What <c>google.api.field_behavior</c> says of a field.</summary>
internal static class Behaviors
{
    public static IReadOnlyCollection<FieldBehavior> Of(FieldDescriptor field) =>
        (IReadOnlyCollection<FieldBehavior>?)
            field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
        ?? [];
}
