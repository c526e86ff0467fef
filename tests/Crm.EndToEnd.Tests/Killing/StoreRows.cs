using System.Globalization;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Rows of the tenant of a run from the stores, as text that is the same on each engine.</summary>
internal sealed class StoreRows(RunningProduct product, string tenant)
{
    /// <summary>The rows of a query, sorted.</summary>
    /// <param name="service">Whose store.</param>
    /// <param name="sql">The query, with <c>@tenant</c>.</param>
    public async Task<IReadOnlyList<string[]>> ReadAsync(string service, string sql)
    {
        await using var connection = await product.OpenStoreAsync(service);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("tenant", tenant);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))),
            ]);
        return rows;
    }

    private static string Text(object value) =>
        value switch
        {
            byte[] { Length: 16 } id => new Guid(id, bigEndian: true).ToString(),
            bool flag => flag ? "1" : "0",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
