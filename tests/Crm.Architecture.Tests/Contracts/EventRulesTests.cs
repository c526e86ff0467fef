using Crm.Schemas;
using Google.Protobuf.Reflection;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>What the messages of all <c>events.proto</c> have in common.</summary>
public class EventRulesTests
{
    [Fact]
    public void Event_Always_SaysWhatItsReadersNeed() =>
        Rule.Holds(
            Contract.Product.Events,
            one =>
                one.Permissions.Count > 0
                    ? null
                    : $"{one.Descriptor.FullName} has no option event, so it is told to nobody"
        );

    [Fact]
    public void Permission_OfAnEvent_CanBeHeld() =>
        Rule.HoldsEverywhere(
            Contract.Product.Events,
            one =>
                one.Permissions.Where(permission =>
                        !Contract.Product.Permissions.Contains(permission)
                    )
                    .Select(permission =>
                        $"{one.Descriptor.FullName} requires {permission}, which no RPC knows"
                    )
        );

    [Fact]
    public void Event_Always_BeginsWithTheIdOfItsSubject() =>
        Rule.Holds(
            Contract.Product.Events,
            one =>
                one.Descriptor.Fields.InFieldNumberOrder()[0]
                    is { FieldType: FieldType.String, IsRepeated: false } first
                && first.Name.EndsWith("_id", StringComparison.Ordinal)
                    ? null
                    : $"{one.Descriptor.FullName} does not begin with the id of its subject"
        );
}
