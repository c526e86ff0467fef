using System.Data.Common;
using System.Globalization;
using Crm.Testing;
using Microsoft.Data.Sqlite;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>An event that interactions put aside, and could handle now.</summary>
internal static class SeededDeadLetter
{
    /// <returns>The id of the dead letter.</returns>
    public static async Task<string> CreateAsync(CrmHost host, string tenant, string contactId)
    {
        var (id, eventId) = (Guid.CreateVersion7(), Guid.NewGuid());
        var now = DateTimeOffset.UtcNow;
        var time = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var json =
            $$$"""{"specversion":"1.0","id":"{{{eventId}}}","source":"/services/contacts","type":"crm.contacts.contact-updated.v1","subject":"{{{contactId}}}","time":"{{{time}}}","tenant":"{{{tenant}}}","sequence":"2","data":{"contactId":"{{{contactId}}}","version":2,"changedFields":["tags"]}}""";
        await using var connection = await host.OpenStoreAsync("interactions");
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO dead_letters (tenant_id, id, version, consumer, source, event_id, type, subject, event, error_class, attempts, create_time)
            VALUES (@tenant, @id, 1, 'interactions.known-contacts', '/services/contacts', @event, 'crm.contacts.contact-updated.v1', @subject, @json, 'TimeoutException', 5, @now)
            """;
        Add(command, "@tenant", tenant);
        Add(command, "@id", Id(connection, id));
        Add(command, "@event", Id(connection, eventId));
        Add(command, "@subject", contactId);
        Add(command, "@json", json);
        Add(command, "@now", connection is SqliteConnection ? now.ToUnixTimeMilliseconds() : now);
        await command.ExecuteNonQueryAsync();
        return $"interactions-{id}";
    }

    // As the stores keep them.
    private static object Id(DbConnection connection, Guid id) =>
        connection is SqliteConnection ? id.ToByteArray(bigEndian: true) : id;

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
