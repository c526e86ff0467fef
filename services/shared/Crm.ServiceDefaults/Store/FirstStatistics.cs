using Crm.ServiceDefaults.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Lets PostgreSQL look into a table as soon as there is something in it. The server does so by itself, but only after a minute. Until then all indexes
/// that begin with the tenant look alike to it, and it may read all rows of the tenant for each check of a foreign key: an import into a new store gets
/// slower with each row.
/// </summary>
internal sealed class FirstStatistics(
    Readiness readiness,
    IServiceScopeFactory scopes,
    ILogger<FirstStatistics> logger
) : ReadyWork(readiness)
{
    // reltuples is what the server knew when it last looked, -1 when it never has. Only who owns a table may look.
    private const string Collection = """
        DO $collect$
        DECLARE
            one record;
        BEGIN
            FOR one IN
                SELECT t.schemaname, t.relname FROM pg_stat_user_tables t JOIN pg_class c ON c.oid = t.relid
                WHERE t.schemaname = current_schema() AND c.reltuples < 100 AND t.n_live_tup >= 200 AND pg_has_role(c.relowner, 'USAGE')
                ORDER BY t.relname
            LOOP
                EXECUTE format('ANALYZE %I.%I', one.schemaname, one.relname);
                COMMIT;
            END LOOP;
        END $collect$
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // The mapper logs each query that fails.
    private static readonly TimeSpan IntervalOfFailures = TimeSpan.FromSeconds(30);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CollectAsync(stoppingToken);
                timer.Period = Interval;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogDebug(exception, "Statistics could not be collected");
                timer.Period = IntervalOfFailures;
            }
        }
    }

    /// <summary>Looks into all tables that have rows by now and had next to none when they were last looked into.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        await db.Database.ExecuteSqlRawAsync(Collection, cancellationToken);
    }
}
