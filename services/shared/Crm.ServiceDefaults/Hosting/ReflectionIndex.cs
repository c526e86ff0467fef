using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The protos of the offered services with all that they import, by file, symbol and extension.</summary>
internal sealed class ReflectionIndex
{
    private readonly Lazy<Maps> _maps;

    public ReflectionIndex(OfferedServices offered)
    {
        Services = offered;
        _maps = new(() => new Maps(offered.Descriptors));
    }

    public OfferedServices Services { get; }

    public FileDescriptor? FindFile(string name) => _maps.Value.Files.GetValueOrDefault(name);

    public FileDescriptor? FindSymbol(string name) =>
        _maps.Value.Symbols.GetValueOrDefault(name.TrimStart('.'));

    public FileDescriptor? FindExtension(string type, int number) =>
        _maps.Value.Extensions.GetValueOrDefault((type.TrimStart('.'), number));

    /// <summary>The extension numbers of a message; null when there is no such message.</summary>
    public IReadOnlyList<int>? FindExtensionNumbers(string type)
    {
        var name = type.TrimStart('.');
        return _maps.Value.Messages.Contains(name)
            ?
            [
                .. _maps
                    .Value.Extensions.Keys.Where(key => key.Type == name)
                    .Select(key => key.Number)
                    .Order(),
            ]
            : null;
    }

    /// <summary>The file after all that it imports.</summary>
    public static IEnumerable<ByteString> WithImports(FileDescriptor file) =>
        Walk(file, new HashSet<string>(StringComparer.Ordinal))
            .Select(found => found.SerializedData);

    private static IEnumerable<FileDescriptor> Walk(FileDescriptor file, HashSet<string> seen)
    {
        if (!seen.Add(file.Name))
            yield break;
        foreach (var found in file.Dependencies.SelectMany(import => Walk(import, seen)))
            yield return found;
        yield return file;
    }

    private sealed class Maps
    {
        public Dictionary<string, FileDescriptor> Files { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, FileDescriptor> Symbols { get; } = new(StringComparer.Ordinal);
        public Dictionary<(string Type, int Number), FileDescriptor> Extensions { get; } = [];
        public HashSet<string> Messages { get; } = new(StringComparer.Ordinal);

        public Maps(IEnumerable<ServiceDescriptor> services)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in services.SelectMany(service => Walk(service.File, seen)))
                Add(file);
        }

        private void Add(FileDescriptor file)
        {
            Files[file.Name] = file;
            foreach (var service in file.Services)
                Add(file, service, service.Methods);
            foreach (var type in file.EnumTypes)
                Add(file, type, []);
            foreach (var message in file.MessageTypes)
                Add(message);
            Add(file, file.Extensions.UnorderedExtensions);
        }

        private void Add(MessageDescriptor message)
        {
            Messages.Add(message.FullName);
            Add(
                message.File,
                message,
                message.Fields.InDeclarationOrder().Concat<IDescriptor>(message.Oneofs)
            );
            foreach (var type in message.EnumTypes)
                Add(message.File, type, []);
            foreach (var nested in message.NestedTypes)
                Add(nested);
            Add(message.File, message.Extensions?.UnorderedExtensions ?? []);
        }

        private void Add(FileDescriptor file, IDescriptor symbol, IEnumerable<IDescriptor> members)
        {
            foreach (var named in members.Prepend(symbol))
                Symbols[named.FullName] = file;
        }

        private void Add(FileDescriptor file, IEnumerable<FieldDescriptor> extensions)
        {
            foreach (var extension in extensions)
            {
                Symbols[extension.FullName] = file;
                Extensions[(extension.ExtendeeType.FullName, extension.FieldNumber)] = file;
            }
        }
    }
}
