using System.Buffers.Binary;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features.Events;

/// <summary>Positions as callers see them: opaque, authenticated, and of no use to another tenant.</summary>
internal sealed class EventPositions(PageTokens tokens, CallerAccessor caller)
{
    private const string Stream = "crm.gateway.v1.Event";

    private string Binding => PageTokens.Binding(Stream, caller.Caller.TenantId, "", "");

    public string Write(long position) => Write(Binding, position);

    public bool TryRead(string text, out long position) => TryRead(Binding, text, out position);

    /// <summary>The token of the next page of a list.</summary>
    /// <param name="binding">What the token is bound to.</param>
    /// <param name="position">The position that the page before ends with.</param>
    public string Write(string binding, long position)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        return tokens.Make(binding, bytes);
    }

    /// <summary>Reads the token of the next page of a list.</summary>
    public bool TryRead(string binding, string text, out long position)
    {
        position = 0;
        if (!tokens.TryRead(binding, text, out var bytes) || bytes.Length != sizeof(long))
            return false;
        position = BinaryPrimitives.ReadInt64BigEndian(bytes.Span);
        return true;
    }
}
