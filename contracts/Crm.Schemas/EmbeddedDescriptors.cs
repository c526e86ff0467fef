namespace Crm.Schemas;

/// <summary>The descriptor set that the build made of all protos, with their comments.</summary>
internal static class EmbeddedDescriptors
{
    public static ReadOnlyMemory<byte> Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var stream =
            typeof(EmbeddedDescriptors).Assembly.GetManifestResourceStream("crm.descriptors.pb")
            ?? throw new InvalidOperationException("The build did not embed the descriptor set.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
