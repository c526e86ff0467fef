using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.ServiceDefaults.Store;

/// <summary>Makes values compare the same on every engine: ids by bytes, times by milliseconds, text by code points.</summary>
internal static class StoreConventions
{
    public static void Apply(ModelConfigurationBuilder conventions, StoreProvider provider)
    {
        switch (provider)
        {
            case StoreProvider.Sqlite:
                conventions.Properties<Guid>().HaveConversion<GuidToBigEndianBytes>();
                conventions.Properties<DateTimeOffset>().HaveConversion<InstantToMilliseconds>();
                break;
            case StoreProvider.Postgres:
                conventions.Properties<string>().UseCollation("C");
                break;
            case StoreProvider.SqlServer:
                // A uniqueidentifier is compared by its last bytes first, where UUIDv7 has no time.
                conventions
                    .Properties<Guid>()
                    .HaveConversion<GuidToBigEndianBytes>()
                    .HaveColumnType("binary(16)");
                conventions.Properties<DateTimeOffset>().HavePrecision(3);
                break;
        }
    }

    private sealed class GuidToBigEndianBytes()
        : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class InstantToMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            instant => instant.ToUnixTimeMilliseconds(),
            milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        );
}
