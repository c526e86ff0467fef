using Crm.EndToEnd.Tests.Retail;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>
/// Every import that was accepted has ended, and says of each of its records that it made something of its own: nothing was refused, left
/// out, or found to be there already by a part of the import that was done twice.
/// </summary>
internal sealed class ImportCheck(
    CrmClient client,
    IReadOnlyList<Record> records,
    KillReport report
)
{
    public async Task RunAsync()
    {
        foreach (var import in records.SelectMany(record => record.Imports))
            await CheckAsync(import);
    }

    private async Task CheckAsync(RecordedImport import)
    {
        var operation = (await client.GetAsync($"/v1/operations/{import.Operation}")).Body;
        if (!operation.TryGetProperty("response", out _))
        {
            report.Lost.Add($"import {operation}");
            return;
        }
        var made = new List<string>();
        await foreach (
            var result in RetailPages.ReadAsync(
                client,
                $"/v1/operations/{import.Operation}/results",
                "results"
            )
        )
        {
            if (result.GetProperty("outcome").GetString() == "CREATED")
                made.Add(result.GetProperty("resourceId").GetString()!);
            else
                report.Doubled.Add($"import {import.Operation}: {result}");
        }
        var distinct = made.Distinct(StringComparer.Ordinal).Count();
        if (distinct < made.Count || made.Count > import.Records)
            report.Doubled.Add($"import {import}: {made.Count} results, {distinct} resources");
        if (distinct < import.Records)
            report.Lost.Add($"import {import}: {distinct} resources");
    }
}
