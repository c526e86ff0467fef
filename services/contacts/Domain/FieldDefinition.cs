using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Domain;

/// <summary>A custom field of contacts that a tenant declared.</summary>
internal sealed class FieldDefinition : ITenantOwned, IIdentified, IVersioned
{
    public const int MostOfTenant = 500;

    private FieldDefinition() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public long Version { get; private init; }

    public DateTimeOffset CreateTime { get; private init; }

    public DateTimeOffset UpdateTime { get; private init; }

    public string Key { get; private init; } = "";

    public FieldType Type { get; private init; }

    public string Label { get; private init; } = "";

    public IReadOnlyList<string> Choices { get; private init; } = [];

    public string Description { get; private init; } = "";

    public static FieldDefinition Create(
        string tenantId,
        string key,
        FieldType type,
        string label,
        IReadOnlyList<string> choices,
        string description,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            Version = 1,
            CreateTime = now,
            UpdateTime = now,
            Key = key,
            Type = type,
            Label = label.Length == 0 ? key : label,
            Choices = choices,
            Description = description,
        };
}
