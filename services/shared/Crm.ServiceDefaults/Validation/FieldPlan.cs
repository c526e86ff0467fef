using System.Collections;
using Crm.Common.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Validation;

/// <summary>What the contract says of one field, read once.</summary>
internal sealed class FieldPlan
{
    private readonly IFieldAccessor _accessor;
    private readonly bool _hasPresence;

    public FieldPlan(FieldDescriptor field)
    {
        var options = field.GetOptions();
        var behaviours = options?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? [];
        Descriptor = field;
        Name = field.Name;
        _hasPresence = field.HasPresence;
        // False and "not given" are the same for a bool, so nothing is demanded of it.
        IsRequired =
            behaviours.Contains(FieldBehavior.Required)
            && (_hasPresence || field.FieldType != FieldType.Bool);
        IsOutputOnly = behaviours.Contains(FieldBehavior.OutputOnly);
        IsImmutable = behaviours.Contains(FieldBehavior.Immutable);
        IsIdentifier = behaviours.Contains(FieldBehavior.Identifier);
        Check = FieldChecks.For(
            field,
            options?.GetExtension(RulesExtensions.Rules) ?? new FieldRules()
        );
        _accessor = field.Accessor;
        IsEtag = IsRequired && field.Name == "etag" && field.FieldType == FieldType.String;
    }

    public FieldDescriptor Descriptor { get; }

    public string Name { get; }

    public bool IsRequired { get; }

    public bool IsOutputOnly { get; }

    public bool IsImmutable { get; }

    public bool IsIdentifier { get; }

    /// <summary>The version that a change is based on; its absence has an error of its own.</summary>
    public bool IsEtag { get; }

    public ValueCheck? Check { get; }

    /// <summary>Whether there is anything to check; a bool or number without rules is not even read.</summary>
    public bool IsNeeded => IsRequired || IsOutputOnly || Check is not null;

    /// <summary>The value; null when it is not given.</summary>
    public object? Read(IMessage message)
    {
        if (_hasPresence && !_accessor.HasValue(message))
            return null;
        var value = _accessor.GetValue(message);
        return _hasPresence || !IsDefault(value) ? value : null;
    }

    public void Validate(IMessage message, ValidationRun run)
    {
        var value = Read(message);
        run.Enter(Name);
        if (value is null or "")
        {
            if (IsRequired)
                run.Add(ViolationReasons.Required, "Must be given.");
            else if (value is not null)
                Check?.Check(value, run);
        }
        else if (IsOutputOnly)
        {
            run.Add(ViolationReasons.OutputOnly, "Is set by the service only.");
        }
        else
        {
            Check?.Check(value, run);
        }
        run.Leave();
    }

    private static bool IsDefault(object value) =>
        value switch
        {
            string text => text.Length == 0,
            ByteString bytes => bytes.IsEmpty,
            ICollection items => items.Count == 0,
            bool flag => !flag,
            double number => number == 0,
            float number => number == 0,
            int number => number == 0,
            long number => number == 0,
            uint number => number == 0,
            ulong number => number == 0,
            System.Enum number => (int)(object)number == 0,
            _ => false,
        };
}
