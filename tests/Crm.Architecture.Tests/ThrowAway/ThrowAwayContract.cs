using Crm.Schemas;
using Crm.Throwaway.V1;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>The contract of the product and one proto more.</summary>
internal static class ThrowAwayContract
{
    public static Contract Contract { get; } =
        Contract.Product.With(
            [ParcelsService.Descriptor, ParcelReadsService.Descriptor],
            ReadDescriptors()
        );

    private static byte[] ReadDescriptors()
    {
        using var stream = typeof(ThrowAwayContract).Assembly.GetManifestResourceStream(
            "throwaway.descriptors.pb"
        )!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
