namespace Crm.Gateway.Limits;

/// <summary>Lets a request through that both quotas of its caller allow.</summary>
internal sealed class CallerLimits(IQuotas quotas)
{
    public async ValueTask<Allowance> TakeAsync(CallerBuckets buckets)
    {
        var asking = quotas.TakeAsync(buckets.Own);
        // Where both must be asked for, that is done at the same time. What is known takes nothing from the others of the tenant.
        var askingTenant = asking.IsCompleted ? null : quotas.TakeAsync(buckets.Tenant).AsTask();
        var own = await asking;
        if (!own.IsGranted)
        {
            if (askingTenant is not null && (await askingTenant).IsGranted)
                quotas.Return(buckets.Tenant);
            return new Allowance(buckets.Own, own, "caller");
        }
        var tenant = askingTenant is null
            ? await quotas.TakeAsync(buckets.Tenant)
            : await askingTenant;
        if (!tenant.IsGranted)
            quotas.Return(buckets.Own);
        return !tenant.IsGranted || tenant.Remaining < own.Remaining
            ? new Allowance(buckets.Tenant, tenant, "tenant")
            : new Allowance(buckets.Own, own, "caller");
    }
}

/// <summary>Whether a request may be made, by the quota that is nearer to its end.</summary>
/// <param name="Bucket">That quota.</param>
/// <param name="Grant">What it says.</param>
/// <param name="Limit">Whose it is: <c>caller</c> or <c>tenant</c>.</param>
internal readonly record struct Allowance(Bucket Bucket, Grant Grant, string Limit);
