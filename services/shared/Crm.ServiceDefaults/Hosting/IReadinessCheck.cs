namespace Crm.ServiceDefaults.Hosting;

/// <summary>Something that must be in order before the service takes calls, such as its store. Register as many as there are.</summary>
public interface IReadinessCheck
{
    /// <summary>Names the check in the answer of <c>/healthz/ready</c>.</summary>
    string Name { get; }

    /// <summary>Whether it is in order now. An exception, or no answer within two seconds, means no.</summary>
    ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken);
}
