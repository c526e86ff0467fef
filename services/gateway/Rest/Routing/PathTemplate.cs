using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Crm.Gateway.Rest.Routing;

/// <summary>The path of a <c>google.api.http</c> rule, such as <c>/v1/contacts/{id}:restore</c>.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _match;

    public PathTemplate(string text, MessageDescriptor request)
    {
        Text = text;
        Variables =
        [
            .. VariablePattern()
                .Matches(text)
                .Select(match => Variable(match.Groups["name"].Value, text, request)),
        ];
        var constraints = new RouteValueDictionary();
        foreach (var variable in Variables)
            constraints[variable.Name] = SegmentConstraint.Instance;
        Pattern = RoutePatternFactory.Parse(text, defaults: null, parameterPolicies: constraints);
        _match = new Regex(
            Expression(text),
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
    }

    /// <summary>The path as the proto states it.</summary>
    public string Text { get; }

    /// <summary>The path with the JSON names of its variables.</summary>
    public string JsonText =>
        Variables.Aggregate(
            Text,
            (text, one) =>
                text.Replace($"{{{one.Name}}}", $"{{{one.JsonName}}}", StringComparison.Ordinal)
        );

    /// <summary>The path as the router takes it.</summary>
    public RoutePattern Pattern { get; }

    /// <summary>The fields of the request that stand in the path.</summary>
    public IReadOnlyList<FieldDescriptor> Variables { get; }

    /// <summary>Whether a request to this path is meant for this template, whatever its method.</summary>
    public bool Matches(string path) => _match.IsMatch(path);

    private static FieldDescriptor Variable(string name, string text, MessageDescriptor request) =>
        request.FindFieldByName(name)
            is { IsRepeated: false, FieldType: not FieldType.Message } field
            ? field
            : throw new InvalidOperationException(
                $"The route {text} names {name}, which is no simple field of {request.FullName}."
            );

    private static string Expression(string text)
    {
        var expression = new StringBuilder("^");
        var end = 0;
        foreach (Match match in VariablePattern().Matches(text))
        {
            expression.Append(Regex.Escape(text[end..match.Index])).Append("[^/:]+");
            end = match.Index + match.Length;
        }
        return expression.Append(Regex.Escape(text[end..])).Append("/?$").ToString();
    }

    [GeneratedRegex(
        @"\{(?<name>[^}]*)\}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex VariablePattern();
}
