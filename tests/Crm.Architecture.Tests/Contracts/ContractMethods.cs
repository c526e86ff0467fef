using System.Text;
using Crm.Schemas;
using Google.Protobuf.Reflection;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>What the rules about the contract enumerate.</summary>
internal static class ContractMethods
{
    /// <summary>The RPCs at the doors.</summary>
    public static IEnumerable<ContractMethod> Public =>
        Contract.Product.Methods.Where(method => !method.IsInternal);

    /// <summary>The RPCs at the doors whose name begins with a verb.</summary>
    public static IEnumerable<ContractMethod> Of(string verb) =>
        Public.Where(method => method.Descriptor.Name.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>All messages that the files of the product declare, apart from the options in <c>rules.proto</c>.</summary>
    public static IEnumerable<MessageDescriptor> Messages =>
        Files
            .Where(file => !file.Name.EndsWith("/rules.proto", StringComparison.Ordinal))
            .SelectMany(file => file.MessageTypes)
            .SelectMany(WithNested);

    /// <summary>All files of the product.</summary>
    public static IEnumerable<FileDescriptor> Files { get; } =
    [
        .. Contract
            .Product.Services.SelectMany(service => WithImports(service.File))
            .DistinctBy(file => file.Name)
            .Where(file => file.Package.StartsWith("crm.", StringComparison.Ordinal)),
    ];

    /// <summary>The HTTP method and the path of a route; null for an RPC without one.</summary>
    public static (string Verb, string Path)? RouteOf(ContractMethod method) =>
        method.Http is not { } http ? null
        : http.Get.Length > 0 ? ("GET", http.Get)
        : http.Post.Length > 0 ? ("POST", http.Post)
        : http.Patch.Length > 0 ? ("PATCH", http.Patch)
        : http.Delete.Length > 0 ? ("DELETE", http.Delete)
        : http.Put.Length > 0 ? ("PUT", http.Put)
        : null;

    /// <summary>The comment of an RPC in its proto.</summary>
    public static string CommentOf(ContractMethod method) =>
        Contract.Product.Comment(method.Descriptor.FullName);

    /// <summary>The id of the operation in the OpenAPI document.</summary>
    public static string OperationIdOf(ContractMethod method) =>
        char.ToLowerInvariant(method.Descriptor.Name[0]) + method.Descriptor.Name[1..];

    /// <summary><c>FieldDefinition</c> becomes <c>field_definition</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(character));
        }
        return text.ToString();
    }

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message
            .NestedTypes.Where(nested => nested.GetOptions()?.MapEntry != true)
            .SelectMany(WithNested)
            .Prepend(message);

    private static IEnumerable<FileDescriptor> WithImports(FileDescriptor file) =>
        file.Dependencies.SelectMany(WithImports).Prepend(file);
}
