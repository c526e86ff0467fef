using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Validation;

/// <summary>An enum: proto3 carries any number, only named ones are accepted.</summary>
internal sealed class EnumCheck(EnumDescriptor type) : ValueCheck
{
    private readonly FrozenSet<int> _numbers = type
        .Values.Select(value => value.Number)
        .ToFrozenSet();

    public override void Check(object value, ValidationRun run)
    {
        if (!_numbers.Contains((int)value))
            run.Add(ViolationReasons.EnumUnknown, $"{type.Name} has no such value.");
    }
}
