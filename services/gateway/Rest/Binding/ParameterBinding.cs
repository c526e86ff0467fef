using System.Collections;
using Crm.Gateway.Rest.Json;
using Crm.Gateway.Rest.Routing;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.Primitives;

namespace Crm.Gateway.Rest.Binding;

/// <summary>Moves the parameters of the path and the query into the request.</summary>
internal static class ParameterBinding
{
    public static void Bind(
        HttpRequest request,
        RestOperation operation,
        IMessage message,
        Violations violations
    )
    {
        foreach (var field in operation.Path.Variables)
            Set(message, field, (string?)request.RouteValues[field.Name] ?? "", violations);
        foreach (var (name, values) in request.Query)
            BindQuery(operation, message, name, values, violations);
    }

    private static void BindQuery(
        RestOperation operation,
        IMessage message,
        string name,
        StringValues values,
        Violations violations
    )
    {
        if (!operation.Fields.Query.TryGetValue(name, out var field))
            violations.AddAt(
                name,
                ViolationReasons.FieldUnknown,
                $"There is no query parameter {name}."
            );
        else if (field.Field.IsRepeated)
            Add(field.HolderIn(message), field.Field, values, violations);
        else if (values.Count > 1)
            violations.AddAt(name, ViolationReasons.Duplicate, "It is given more than once.");
        else
            Set(field.HolderIn(message), field.Field, values.ToString(), violations);
    }

    private static void Set(
        IMessage message,
        FieldDescriptor field,
        string text,
        Violations violations
    )
    {
        violations.Enter(field.JsonName);
        if (TextValues.Read(field, text, violations) is { } value)
            field.Accessor.SetValue(message, value);
        violations.Leave();
    }

    private static void Add(
        IMessage message,
        FieldDescriptor field,
        StringValues values,
        Violations violations
    )
    {
        if (field.IsMap)
        {
            violations.AddAt(field.JsonName, TextReasons.TypeMismatch, "It cannot be given here.");
            return;
        }
        var list = (IList)field.Accessor.GetValue(message);
        violations.Enter(field.JsonName);
        foreach (var text in values)
        {
            if (TextValues.Read(field, text ?? "", violations) is { } value)
                list.Add(value);
        }
        violations.Leave();
    }
}
