using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>The schema of problem documents (RFC 9457).</summary>
internal static class ProblemSchemas
{
    public const string Problem = "Problem";
    private const string ProblemError = "ProblemError";

    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent(
            ProblemError,
            Object(
                "One part of a request that is wrong.",
                (
                    "pointer",
                    Text("Where: a JSON pointer into the body, or `/name` of a parameter.")
                ),
                ("detail", Text("What is wrong, for people.")),
                ("code", Text("The reason, UPPER_SNAKE."))
            )
        );
        var problem = Object(
            "A failure, as RFC 9457 describes it.",
            ("type", Text("The kind of problem as a reference.", "uri-reference")),
            ("title", Text("The kind of problem in words.")),
            (
                "status",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Description = "The HTTP status.",
                }
            ),
            ("detail", Text("What is wrong and what to do, for people.")),
            ("code", Text("The reason, UPPER_SNAKE: what programs decide by.")),
            ("traceId", Text("Finds the request in logs and traces."))
        );
        problem.Properties!["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchemaReference(ProblemError, document),
            Description = "The parts of the request that are wrong, where it is about them.",
        };
        problem.Properties["metadata"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
            Description = "Further facts, such as the permission that is missing.",
        };
        document.AddComponent(Problem, problem);
    }

    private static OpenApiSchema Object(
        string description,
        params (string Name, OpenApiSchema Schema)[] members
    ) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Properties = members.ToDictionary(
                member => member.Name,
                member => (IOpenApiSchema)member.Schema,
                StringComparer.Ordinal
            ),
            Required = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal),
        };

    private static OpenApiSchema Text(string description, string? format = null) =>
        new()
        {
            Type = JsonSchemaType.String,
            Format = format,
            Description = description,
        };
}
