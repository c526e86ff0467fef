using Google.Protobuf.Reflection;

namespace Crm.Schemas;

/// <summary>Finds the services that this assembly was generated with: a new proto needs no line here.</summary>
internal static class ProductServices
{
    public static IReadOnlyList<ServiceDescriptor> All { get; } =
    [.. Files().SelectMany(file => file.Services)];

    /// <summary>The messages of all <c>events.proto</c>.</summary>
    public static IReadOnlyList<MessageDescriptor> Events { get; } =
    [
        .. Files()
            .Where(file => file.Name.EndsWith("/events.proto", StringComparison.Ordinal))
            .SelectMany(file => file.MessageTypes),
    ];

    private static IEnumerable<FileDescriptor> Files() =>
        typeof(ProductServices)
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsAbstract: true, IsSealed: true }
                && type.Name.EndsWith("Reflection", StringComparison.Ordinal)
            )
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .Where(file => file.Package.StartsWith("crm.", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
}
