namespace Crm.ServiceDefaults.Hosting;

/// <summary>Deletes what nobody needs any more. Several replicas may do it at once.</summary>
public interface ISweeper
{
    /// <summary>How often.</summary>
    TimeSpan Interval => TimeSpan.FromHours(1);

    /// <summary>Deletes everything that is due.</summary>
    Task SweepAsync(CancellationToken cancellationToken);
}
