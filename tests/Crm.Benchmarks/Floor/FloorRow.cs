using System.Data.Common;
using System.Text.Json;

namespace Crm.Benchmarks.Floor;

/// <summary>A row of contacts and what it says.</summary>
internal static class FloorRow
{
    /// <summary>The columns that are read, in the order of <see cref="Read"/>.</summary>
    public const string Columns =
        "id, version, create_time, update_time, display_name, given_name, family_name, emails, phones, addresses, external_ids, "
        + "tags, owner_id, source";

    public static FloorContact Read(DbDataReader row, FloorDialect dialect)
    {
        var addresses = JsonSerializer.Deserialize(
            row.GetString(9),
            FloorJson.Default.IReadOnlyListFloorAddress
        )!;
        return new FloorContact
        {
            Id = dialect.ReadId(row, 0).ToString(),
            Etag = row.GetInt64(1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            CreateTime = dialect.ReadTime(row, 2),
            UpdateTime = dialect.ReadTime(row, 3),
            DisplayName = row.GetString(4),
            GivenName = row.GetString(5),
            FamilyName = row.GetString(6),
            Emails = JsonSerializer.Deserialize(
                row.GetString(7),
                FloorJson.Default.IReadOnlyListFloorEmail
            )!,
            Phones = JsonSerializer.Deserialize(
                row.GetString(8),
                FloorJson.Default.IReadOnlyListFloorPhone
            )!,
            Addresses = addresses,
            PrimaryAddress = addresses.FirstOrDefault(address => address.Primary),
            ExternalIds = JsonSerializer.Deserialize(
                row.GetString(10),
                FloorJson.Default.IReadOnlyListFloorExternalId
            )!,
            Tags = JsonSerializer.Deserialize(
                row.GetString(11),
                FloorJson.Default.IReadOnlyListString
            )!,
            OwnerId = row.GetString(12),
            Source = row.GetString(13),
        };
    }
}
