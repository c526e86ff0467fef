using Grpc.Core;

namespace Crm.Tickets.Grpc;

internal static class UseCases
{
    /// <summary>The use case that answers a call, in the scope of the call.</summary>
    public static T UseCase<T>(this ServerCallContext context)
        where T : notnull => context.GetHttpContext().RequestServices.GetRequiredService<T>();
}
