using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.ServiceDefaults.Store;

/// <summary>Sends the settings for <see cref="KeptPlans.ByKey"/> along with the query; they end with it.</summary>
internal sealed class KeptPlansInterceptor : DbCommandInterceptor
{
    private const string Mark = $"-- {KeptPlans.Tag}";

    // Other processes that help to read a range take longer to begin than the few rows take.
    private const string Settings =
        "SELECT set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true), "
        + "set_config('max_parallel_workers_per_gather', '0', true);\n";

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        // In a transaction they would last until it ends.
        if (
            command.Transaction is null
            && command.CommandText.StartsWith(Mark, StringComparison.Ordinal)
        )
            command.CommandText = _texts.GetOrAdd(command.CommandText, text => Settings + text);
        return ValueTask.FromResult(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        if (command.CommandText.StartsWith(Settings, StringComparison.Ordinal))
            await result.NextResultAsync(cancellationToken);
        return result;
    }
}
