using System.Diagnostics;
using Crm.Schemas;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Knows who calls and lets through what the contract permits; what the contract does not name is open to nobody.</summary>
internal sealed class IdentityInterceptor(IdentityTokens tokens, Contract contract)
    : CallInterceptor
{
    private static readonly Error OpenToNobody = new(
        ErrorKind.PermissionDenied,
        "PERMISSION_DENIED",
        "The contract opens this method to nobody."
    );

    // Infrastructure asks these before it can have a credential; they tell nothing about tenants.
    private static readonly string[] OpenServices =
    [
        "/grpc.health.v1.Health/",
        "/grpc.reflection.",
    ];

    protected override async Task AroundAsync(
        MethodType type,
        ServerCallContext context,
        Func<ServerCallContext, Task> next
    )
    {
        if (
            !OpenServices.Any(service =>
                context.Method.StartsWith(service, StringComparison.Ordinal)
            )
        )
        {
            var http = context.GetHttpContext();
            var method = contract.Find(context.Method);
            // What a door knows of its caller opens nothing that is not offered there.
            var caller =
                (method is { IsInternal: true } ? null : http.Features.Get<Caller>())
                ?? await VerifyAsync(context)
                ?? throw new ErrorException(CommonErrors.CredentialInvalid);
            Authorize(method, caller);
            http.RequestServices.GetRequiredService<CallerAccessor>().Caller = caller;
            Activity.Current?.SetTag("crm.tenant", caller.TenantId);
        }
        await next(context);
    }

    private ValueTask<Caller?> VerifyAsync(ServerCallContext context) =>
        context.RequestHeaders.GetValue(IdentityTokens.MetadataKey) is { } token
            ? tokens.VerifyAsync(token)
            : default;

    private static void Authorize(ContractMethod? method, Caller caller)
    {
        if (method is not { Permissions: { Count: > 0 } permissions })
            throw new ErrorException(OpenToNobody);
        foreach (var permission in permissions)
        {
            if (!caller.Scopes.Allow(permission))
                throw new ErrorException(CommonErrors.PermissionDenied(permission));
        }
    }
}
