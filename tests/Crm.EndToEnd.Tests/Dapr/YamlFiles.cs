using System.Text.Json;
using Crm.Testing;
using YamlDotNet.Serialization;

namespace Crm.EndToEnd.Tests.Dapr;

/// <summary>Reads YAML files of the repository as JSON.</summary>
internal static class YamlFiles
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .Build();

    public static string ReadAsJson(string path)
    {
        using var reader = File.OpenText(Path.Combine(Tools.Repository, path));
        return new SerializerBuilder()
            .JsonCompatible()
            .Build()
            .Serialize(Deserializer.Deserialize(reader));
    }

    public static JsonElement Read(string path) => JsonDocument.Parse(ReadAsJson(path)).RootElement;
}
