using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>A group of contacts.</summary>
internal sealed class Segment : ITenantOwned, IIdentified, IVersioned, IEventSource
{
    private Segment() { }

    public string TenantId { get; private init; } = "";
    public Guid Id { get; private init; }
    public long Version { get; private set; } = 1;

    /// <summary>The last event that told of this segment.</summary>
    public long EventSequence { get; private set; }
    public DateTimeOffset CreateTime { get; private init; }
    public DateTimeOffset UpdateTime { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public string Description { get; private set; } = "";
    public SegmentKind Kind { get; private init; }

    /// <summary>Who is to be a member.</summary>
    public string Rule { get; private set; } = "";
    public int RuleVersion { get; private set; }

    /// <summary>The custom fields that <see cref="Rule"/> reads, as <see cref="RuleField"/>.</summary>
    public string RuleFields { get; private set; } = "";

    /// <summary>The rule that the members are by; empty until it was evaluated for the first time.</summary>
    public string ActiveRule { get; private set; } = "";

    public string ActiveRuleFields { get; private set; } = "";

    /// <summary>The version of <see cref="ActiveRule"/>; 0 while there is none.</summary>
    public int ActiveRuleVersion { get; private set; }

    /// <summary>Whether an operation has to finish before the members are what they should be.</summary>
    public bool IsEvaluating { get; private set; }

    /// <summary>The last operation.</summary>
    public Guid? OperationId { get; private set; }

    /// <summary>What a snapshot was made of.</summary>
    public Guid? SourceSegmentId { get; private init; }

    /// <summary>Of when a snapshot is.</summary>
    public DateTimeOffset? AsOfTime { get; private init; }

    public static Segment CreateStatic(
        string tenantId,
        string name,
        string description,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            CreateTime = now,
            UpdateTime = now,
            Kind = SegmentKind.Static,
            Name = name,
            NameKey = TextKey.Of(name),
            Description = description,
        };

    /// <summary>A segment whose rule is still to be evaluated.</summary>
    public static Segment CreateDynamic(
        string tenantId,
        string name,
        string description,
        string rule,
        string ruleFields,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            CreateTime = now,
            UpdateTime = now,
            Kind = SegmentKind.Dynamic,
            Name = name,
            NameKey = TextKey.Of(name),
            Description = description,
            Rule = rule,
            RuleFields = ruleFields,
            RuleVersion = 1,
            IsEvaluating = true,
        };

    /// <summary>A copy of the members that the segment has now; they are still to be copied.</summary>
    public Segment CreateSnapshot(string name, string description, DateTimeOffset now) =>
        new()
        {
            TenantId = TenantId,
            Id = Guid.CreateVersion7(now),
            CreateTime = now,
            UpdateTime = now,
            Kind = SegmentKind.Snapshot,
            Name = name,
            NameKey = TextKey.Of(name),
            Description = description,
            IsEvaluating = true,
            SourceSegmentId = Id,
            AsOfTime = now,
        };

    /// <summary>Whether the rule is not the one that the members are by.</summary>
    public bool HasPendingRule => ActiveRuleVersion < RuleVersion;

    /// <summary>Gives it other texts.</summary>
    public void Describe(string name, string description)
    {
        Name = name;
        NameKey = TextKey.Of(name);
        Description = description;
    }

    /// <summary>Gives it another rule, which counts once it is evaluated.</summary>
    public void ChangeRule(string rule, string ruleFields)
    {
        Rule = rule;
        RuleFields = ruleFields;
        RuleVersion++;
        IsEvaluating = true;
    }

    /// <summary>It was changed.</summary>
    public void Touch(DateTimeOffset now)
    {
        UpdateTime = now;
        Version++;
    }

    /// <summary>Says which operation evaluates the rule or copies the members.</summary>
    public void BeginWork(Guid operationId) => OperationId = operationId;

    /// <summary>The rule counts from now on; members change one after the other.</summary>
    public void ActivateRule()
    {
        ActiveRule = Rule;
        ActiveRuleFields = RuleFields;
        ActiveRuleVersion = RuleVersion;
    }

    /// <summary>The members are those of the rule.</summary>
    public void EndWork(DateTimeOffset now)
    {
        IsEvaluating = false;
        Touch(now);
    }

    /// <summary>The members are copied.</summary>
    public void EndCopy() => IsEvaluating = false;

    /// <summary>The number of the next event about this segment.</summary>
    public long NextEventSequence() => ++EventSequence;
}
