using System.Reflection;
using System.Reflection.Emit;

namespace Crm.Architecture.Tests.Code;

/// <summary>What the code of a type uses, its nested and generated types (closures, state machines) included.</summary>
internal sealed class Usage
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private readonly HashSet<MemberInfo> _members = [];
    private readonly HashSet<Type> _types = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private Usage() { }

    /// <summary>Methods, constructors and fields that code refers to.</summary>
    public IReadOnlySet<MemberInfo> Members => _members;

    /// <summary>All types in signatures and code.</summary>
    public IReadOnlySet<Type> Types => _types;

    /// <summary>Texts in code.</summary>
    public IReadOnlySet<string> Texts => _texts;

    public static Usage Of(Type type)
    {
        var usage = new Usage();
        usage.AddType(type);
        return usage;
    }

    /// <summary>The methods that are called, such as <c>DateTime.get_Now</c>.</summary>
    public IEnumerable<string> Calls =>
        _members
            .OfType<MethodBase>()
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}");

    private void AddType(Type type)
    {
        Note(type.BaseType);
        foreach (var contract in type.GetInterfaces())
            Note(contract);
        foreach (var field in type.GetFields(Declared))
            Note(field.FieldType);
        foreach (
            var method in type.GetMethods(Declared)
                .Cast<MethodBase>()
                .Concat(type.GetConstructors(Declared))
        )
            AddMethod(method);
        foreach (var nested in type.GetNestedTypes(Declared))
            AddType(nested);
    }

    private void AddMethod(MethodBase method)
    {
        NoteSignature(method);
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
            Note(local.LocalType);
        foreach (var (code, token) in IntermediateLanguage.TokensOf(method))
        {
            if (code.OperandType == OperandType.InlineString)
                _texts.Add(method.Module.ResolveString(token));
            else if (Resolve(method, token) is { } member)
                Add(member);
        }
    }

    private void Add(MemberInfo member)
    {
        _members.Add(member);
        Note(member.DeclaringType);
        switch (member)
        {
            case Type type:
                Note(type);
                break;
            case FieldInfo field:
                Note(field.FieldType);
                break;
            case MethodBase method:
                NoteSignature(method);
                break;
        }
    }

    private void NoteSignature(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            Note(parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var type })
            Note(type);
        if (method.IsGenericMethod)
            Array.ForEach(method.GetGenericArguments(), Note);
    }

    private void Note(Type? type)
    {
        if (type is null || !_types.Add(type))
            return;
        Note(type.GetElementType());
        Array.ForEach(type.GetGenericArguments(), Note);
    }

    private static MemberInfo? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(
            token,
            method.DeclaringType?.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );
}
