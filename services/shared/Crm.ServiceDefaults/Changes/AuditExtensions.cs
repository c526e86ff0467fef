using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Lets a service answer who changed what.</summary>
public static class AuditExtensions
{
    /// <summary>Adds the audit log. Call it after <c>AddServiceStore</c>.</summary>
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ListAuditEvents>();
        return builder;
    }

    /// <summary>Maps the audit log.</summary>
    public static WebApplication MapAudit(this WebApplication app)
    {
        app.MapGrpcService<AuditGrpcService>();
        return app;
    }
}
