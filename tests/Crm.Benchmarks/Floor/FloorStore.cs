using System.Data.Common;
using System.Text.Json;

namespace Crm.Benchmarks.Floor;

/// <summary>The statements of the floor, by hand: one a request.</summary>
internal sealed class FloorStore(FloorDialect dialect)
{
    private const string Tenant = "default";

    private readonly string _get =
        $"SELECT {FloorRow.Columns} FROM {dialect.Table} WHERE tenant_id = @tenant AND id = @id";

    private readonly string _list =
        $"SELECT {FloorRow.Columns} FROM {dialect.Table} WHERE tenant_id = @tenant AND delete_time IS NULL "
        + "AND primary_country_key = @country ORDER BY display_name_key, id LIMIT 50";

    private readonly string _search =
        $"SELECT {FloorRow.Columns} FROM {dialect.Table} WHERE tenant_id = @tenant AND delete_time IS NULL "
        + $"AND display_name {dialect.Contains} @part LIMIT 50";

    private readonly string _insert =
        $"INSERT INTO {dialect.Table} (tenant_id, id, version, event_sequence, create_time, update_time, kind, display_name, "
        + "display_name_key, display_name_derived, given_name, given_name_key, family_name, family_name_key, emails, phones, addresses, "
        + "external_ids, tags, custom_fields, owner_id, source, source_key, primary_country_key, primary_region_key, primary_city_key) "
        + "VALUES (@tenant, @id, 1, 1, @now, @now, 0, @name, @nameKey, @derived, @given, @givenKey, @family, @familyKey, @emails, "
        + "@phones, @addresses, @externalIds, @tags, '{}', @owner, @source, @source, @country, @region, @city)";

    public async Task<FloorContact?> GetAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(_get, cancellationToken, ("id", dialect.Id(id)))).FirstOrDefault();

    public Task<List<FloorContact>> ListAsync(
        string country,
        CancellationToken cancellationToken
    ) => ReadAsync(_list, cancellationToken, ("country", country));

    public Task<List<FloorContact>> SearchAsync(string part, CancellationToken cancellationToken) =>
        ReadAsync(_search, cancellationToken, ("part", $"%{part}%"));

    public async Task<FloorContact> CreateAsync(
        FloorContact given,
        CancellationToken cancellationToken
    )
    {
        var now = DateTime.UtcNow;
        var id = Guid.CreateVersion7();
        var contact = given with
        {
            Id = id.ToString(),
            Etag = "1",
            CreateTime = now,
            UpdateTime = now,
            DisplayName = $"{given.GivenName} {given.FamilyName}",
            PrimaryAddress = given.Addresses.FirstOrDefault(),
        };
        await using var connection = await dialect.Open(cancellationToken);
        await using var command = Command(
            connection,
            _insert,
            ("id", dialect.Id(id)),
            ("now", dialect.Time(now)),
            ("name", contact.DisplayName),
            ("nameKey", contact.DisplayName.ToLowerInvariant()),
            ("derived", true),
            ("given", contact.GivenName),
            ("givenKey", contact.GivenName.ToLowerInvariant()),
            ("family", contact.FamilyName),
            ("familyKey", contact.FamilyName.ToLowerInvariant()),
            (
                "emails",
                JsonSerializer.Serialize(contact.Emails, FloorJson.Default.IReadOnlyListFloorEmail)
            ),
            (
                "phones",
                JsonSerializer.Serialize(contact.Phones, FloorJson.Default.IReadOnlyListFloorPhone)
            ),
            (
                "addresses",
                JsonSerializer.Serialize(
                    contact.Addresses,
                    FloorJson.Default.IReadOnlyListFloorAddress
                )
            ),
            (
                "externalIds",
                JsonSerializer.Serialize(
                    contact.ExternalIds,
                    FloorJson.Default.IReadOnlyListFloorExternalId
                )
            ),
            ("tags", JsonSerializer.Serialize(contact.Tags, FloorJson.Default.IReadOnlyListString)),
            ("owner", contact.OwnerId),
            ("source", contact.Source),
            ("country", contact.PrimaryAddress?.Country.ToLowerInvariant() ?? ""),
            ("region", contact.PrimaryAddress?.Region.ToLowerInvariant() ?? ""),
            ("city", contact.PrimaryAddress?.City.ToLowerInvariant() ?? "")
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
        return contact;
    }

    private async Task<List<FloorContact>> ReadAsync(
        string sql,
        CancellationToken cancellationToken,
        params (string Name, object Value)[] parameters
    )
    {
        await using var connection = await dialect.Open(cancellationToken);
        await using var command = Command(connection, sql, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var contacts = new List<FloorContact>();
        while (await rows.ReadAsync(cancellationToken))
            contacts.Add(FloorRow.Read(rows, dialect));
        return contacts;
    }

    private static DbCommand Command(
        DbConnection connection,
        string sql,
        params (string Name, object Value)[] parameters
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters.Append(("tenant", Tenant)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
