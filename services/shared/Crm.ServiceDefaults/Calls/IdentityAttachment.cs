using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Says to the other service in whose name it is called.</summary>
internal sealed class IdentityAttachment(IdentityTokens tokens, Caller caller) : OutgoingInterceptor
{
    protected override CallOptions Change(MethodType type, CallOptions options)
    {
        // A copy: the headers belong to the caller, who may use them again.
        var headers = new Metadata();
        foreach (var entry in options.Headers ?? [])
            headers.Add(entry);
        headers.Add(IdentityTokens.MetadataKey, tokens.Mint(caller));
        return options.WithHeaders(headers);
    }
}
