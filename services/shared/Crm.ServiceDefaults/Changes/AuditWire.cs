using Crm.Common.V1;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Audit rows as the contract shows them.</summary>
internal static class AuditWire
{
    public static AuditEvent ToWire(AuditRecord audit, AuditValue? values)
    {
        var before = Read(values?.Before);
        var after = Read(values?.After);
        return new AuditEvent
        {
            Id = audit.Id.ToString(),
            CreateTime = audit.CreateTime.ToTimestamp(),
            Actor = audit.Actor,
            Action = audit.Action,
            ResourceType = audit.ResourceType,
            ResourceId = audit.ResourceId,
            Etag = Etag.Of(audit.Version),
            TraceId = audit.TraceId,
            Changes =
            {
                audit
                    .Fields.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(field => new AuditChange
                    {
                        Field = field,
                        Before = before.Fields.GetValueOrDefault(field),
                        After = after.Fields.GetValueOrDefault(field),
                    }),
            },
        };
    }

    private static Struct Read(string? json) =>
        string.IsNullOrEmpty(json) ? new Struct() : Struct.Parser.ParseJson(json);
}
