using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A request that changes the fields of a resource which its <c>update_mask</c> names: only these are checked.</summary>
internal sealed class UpdatePlan
{
    private readonly FieldPlan _mask;
    private readonly Lazy<MessagePlan> _resourcePlan;

    private UpdatePlan(FieldPlan mask, FieldPlan resource)
    {
        _mask = mask;
        Resource = resource;
        _resourcePlan = new(() => MessagePlan.Of(resource.Descriptor.MessageType));
    }

    /// <summary>The field that holds the resource.</summary>
    public FieldPlan Resource { get; }

    public static UpdatePlan? Find(List<FieldPlan> fields)
    {
        var mask = fields.Find(field =>
            field.Name == "update_mask" && field.Check is MaskCheck && !field.Descriptor.IsRepeated
        );
        var resource = fields.Find(field =>
            field.Check is MessageCheck && !field.Descriptor.IsRepeated
        );
        return mask is null || resource is null ? null : new UpdatePlan(mask, resource);
    }

    public void Check(IMessage request, ValidationRun run)
    {
        // That a mask or resource which is missing is required is found with the other fields of the request.
        var mask = (FieldMask?)_mask.Read(request);
        if (mask is null && !_mask.IsRequired)
            Resource.Validate(request, run);
        if (mask is null || mask.Paths.Count > MaskCheck.MostPaths)
            return;
        if (mask.Paths.Count == 0)
        {
            run.Enter(_mask.Name);
            run.Add(ViolationReasons.Required, "Must name the fields to change.");
            run.Leave();
        }
        if (Resource.Read(request) is not IMessage resource)
        {
            run.Enter(Resource.Name);
            run.Add(ViolationReasons.Required, "Must be given.");
            run.Leave();
            return;
        }
        run.Enter(Resource.Name);
        for (var i = 0; i < mask.Paths.Count && !run.IsFull; i++)
        {
            if (mask.Paths.IndexOf(mask.Paths[i]) == i)
                CheckPath(resource, _resourcePlan.Value, mask.Paths[i], run);
        }
        run.Leave();
    }

    private static void CheckPath(
        IMessage? message,
        MessagePlan plan,
        string path,
        ValidationRun run
    )
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        if (plan.Find(name) is not { } field)
            Refuse(path, ViolationReasons.FieldUnknown, "There is no such field.", run);
        else if (field.IsOutputOnly || (field.IsIdentifier && !field.IsImmutable))
            Refuse(path, ViolationReasons.OutputOnly, "Is set by the service only.", run);
        else if (field.IsImmutable)
            Refuse(path, ViolationReasons.Immutable, "Cannot be changed after the creation.", run);
        else if (dot < 0)
            CheckField(message, field, run);
        else
            CheckInside(message, field, path[(dot + 1)..], run);
    }

    private static void CheckField(IMessage? message, FieldPlan field, ValidationRun run)
    {
        if (message is not null)
            field.Validate(message, run);
    }

    private static void CheckInside(
        IMessage? message,
        FieldPlan field,
        string rest,
        ValidationRun run
    )
    {
        if (run.Nesting == MessagePlan.MostNesting)
        {
            Refuse(
                field.Name,
                ViolationReasons.TooDeep,
                $"Messages may be nested at most {MessagePlan.MostNesting} deep.",
                run
            );
            return;
        }
        run.Nesting++;
        run.Enter(field.Name);
        var value = message is null ? null : field.Read(message);
        // Keys of maps are taken as they are, dots and all.
        if (
            field.Check is MapCheck map
            && field.Descriptor.MessageType.FindFieldByNumber(1).FieldType == FieldType.String
        )
            map.CheckPair(rest, (value as IDictionary)?[rest], run);
        else if (field.Check is MessageCheck)
            CheckPath(value as IMessage, MessagePlan.Of(field.Descriptor.MessageType), rest, run);
        else
            Refuse(rest, ViolationReasons.FieldUnknown, "There is no such field.", run);
        run.Leave();
        run.Nesting--;
    }

    private static void Refuse(string path, string reason, string description, ValidationRun run)
    {
        run.Enter(path);
        run.Add(reason, description);
        run.Leave();
    }
}
