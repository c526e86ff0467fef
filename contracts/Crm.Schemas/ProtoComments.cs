using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Crm.Schemas;

/// <summary>Reads the leading comments of a descriptor set, by full name.</summary>
internal static class ProtoComments
{
    // Field numbers of descriptor.proto, which locations are made of.
    private const int FileMessages = 4;
    private const int FileEnums = 5;
    private const int FileServices = 6;
    private const int MessageFields = 2;
    private const int MessageMessages = 3;
    private const int MessageEnums = 4;
    private const int MessageOneofs = 8;

    public static FrozenDictionary<string, string> Read(ReadOnlyMemory<byte> descriptorSet)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FileDescriptorSet.Parser.ParseFrom(descriptorSet.Span).File)
        {
            foreach (var location in file.SourceCodeInfo?.Location ?? [])
            {
                if (
                    location.LeadingComments.Length > 0
                    && NameOf(file, [.. location.Path]) is { } name
                )
                    comments[name] = Clean(location.LeadingComments);
            }
        }
        return comments.ToFrozenDictionary();
    }

    private static string Clean(string comment) =>
        string.Join('\n', comment.Split('\n').Select(line => line.Trim())).Trim();

    private static string? NameOf(FileDescriptorProto file, int[] path) =>
        path switch
        {
            [FileMessages, var message, .. var rest] => NameIn(
                file.Package,
                file.MessageType[message],
                rest
            ),
            [FileEnums, var type, .. var rest] => NameIn(file.Package, file.EnumType[type], rest),
            [FileServices, var service] => $"{file.Package}.{file.Service[service].Name}",
            [FileServices, var service, 2, var method] =>
                $"{file.Package}.{file.Service[service].Name}.{file.Service[service].Method[method].Name}",
            _ => null,
        };

    private static string? NameIn(string parent, DescriptorProto message, int[] path)
    {
        var name = $"{parent}.{message.Name}";
        return path switch
        {
            [] => name,
            [MessageFields, var field] => $"{name}.{message.Field[field].Name}",
            [MessageOneofs, var oneof] => $"{name}.{message.OneofDecl[oneof].Name}",
            [MessageMessages, var nested, .. var rest] => NameIn(
                name,
                message.NestedType[nested],
                rest
            ),
            [MessageEnums, var type, .. var rest] => NameIn(name, message.EnumType[type], rest),
            _ => null,
        };
    }

    private static string? NameIn(string parent, EnumDescriptorProto type, int[] path) =>
        path switch
        {
            [] => $"{parent}.{type.Name}",
            [2, var value] => $"{parent}.{type.Name}.{type.Value[value].Name}",
            _ => null,
        };
}
