using Crm.Common.V1;
using Crm.Schemas;
using Google.Protobuf.Reflection;

namespace Crm.Architecture.Tests.Contracts;

public class MethodRulesTests
{
    private static readonly string[] ReadVerbs =
    [
        "Get",
        "List",
        "Search",
        "Export",
        "BatchGet",
        "BatchRead",
        // A ticket is resolved by a change; contacts are resolved by a look.
        "ResolveContacts",
        "Count",
        "Preview",
        "Explain",
        "Find",
        "Watch",
    ];

    [Fact]
    public void Method_Always_DemandsPermission() =>
        Rule.Holds(
            Contract.Product.Methods,
            method =>
                method.Permissions.Count > 0
                    ? null
                    : $"{method.FullName} has no requires, so it is open to nobody"
        );

    [Fact]
    public void Permission_Always_NamesKindAndAction() =>
        Rule.HoldsEverywhere(
            Contract.Product.Methods,
            method =>
                method
                    .Permissions.Where(permission =>
                        permission != "platform"
                        && permission.Count(character => character == '.') != 1
                    )
                    .Select(permission =>
                        $"{method.FullName} requires {permission}, which is not like contacts.read"
                    )
        );

    // What sends reads together calls in the name of their caller.
    [Fact]
    public void Method_WhenBatched_NamesAnInternalReadOfIdsWithTheSamePermissions() =>
        Rule.Holds(
            Contract.Product.Methods.Where(method => method.BatchedBy is not null),
            method =>
                method is { IsRead: true, IsInternal: false }
                && method.Descriptor.InputType.Fields.InDeclarationOrder()
                    is [{ FieldType: FieldType.String, IsRepeated: false }]
                && Contract.Product.Find(method.BatchedBy!)
                    is { IsRead: true, IsInternal: true } batch
                && batch.Descriptor.InputType.Fields.InDeclarationOrder()
                    is [{ FieldType: FieldType.String, IsRepeated: true }]
                && batch.Descriptor.OutputType == ReadBatch.Descriptor
                && batch.Permissions.SequenceEqual(method.Permissions)
                    ? null
                    : $"{method.FullName} is batched by {method.BatchedBy}, which does not read the same for the same callers"
        );

    [Fact]
    public void Method_WhenInternal_DemandsInternalPermission() =>
        Rule.Holds(
            Contract.Product.Methods.Where(method => method.IsInternal && !IsBatch(method)),
            method =>
                method.Permissions.All(permission =>
                    permission.StartsWith("internal.", StringComparison.Ordinal)
                )
                    ? null
                    : $"{method.FullName} is internal and requires a permission that a key can hold"
        );

    [Fact]
    public void Method_WhenPublic_HasRestRoute() =>
        Rule.Holds(
            ContractMethods.Public.Where(method =>
                !(method.Descriptor.IsClientStreaming && method.Descriptor.IsServerStreaming)
            ),
            method =>
                ContractMethods.RouteOf(method) is null
                    ? $"{method.FullName} has no REST route"
                    : null
        );

    [Fact]
    public void Method_WhenInternal_HasNoRestRoute() =>
        Rule.Holds(
            Contract.Product.Methods.Where(method => method.IsInternal),
            method =>
                method.Http is null ? null : $"{method.FullName} is internal and has a REST route"
        );

    [Fact]
    public void Route_Always_IsUnique()
    {
        var routes = ContractMethods
            .Public.Select(method => (method, Route: ContractMethods.RouteOf(method)))
            .Where(pair => pair.Route is not null)
            .ToLookup(
                pair => $"{pair.Route!.Value.Verb} {PathShape(pair.Route.Value.Path)}",
                pair => pair.method.FullName
            );
        Rule.Holds(
            routes,
            route =>
                route.Count() == 1
                    ? null
                    : $"{route.Key} is the route of {string.Join(" and ", route)}"
        );
    }

    [Fact]
    public void Route_Always_BeginsWithVersion() =>
        Rule.Holds(
            ContractMethods
                .Public.Select(ContractMethods.RouteOf)
                .OfType<(string Verb, string Path)>(),
            route =>
                route.Path.StartsWith("/v1/", StringComparison.Ordinal)
                    ? null
                    : $"{route.Path} does not begin with /v1/"
        );

    [Fact]
    public void Route_WhenGet_BelongsToMethodWithoutSideEffects() =>
        Rule.Holds(
            ContractMethods.Public.Where(method => ContractMethods.RouteOf(method)?.Verb == "GET"),
            method =>
                method.IsRead
                    ? null
                    : $"{method.FullName} is a GET without idempotency_level = NO_SIDE_EFFECTS"
        );

    [Fact]
    public void Method_WhenItReads_SaysSo() =>
        Rule.Holds(
            Contract.Product.Methods,
            method =>
                ReadVerbs.Any(verb =>
                    method.Descriptor.Name.StartsWith(verb, StringComparison.Ordinal)
                ) == method.IsRead
                    ? null
                    : $"{method.FullName}: its name and its idempotency_level disagree on whether it changes something"
        );

    [Fact]
    public void Method_WhenItReads_IsGetOrBatchByPost() =>
        Rule.Holds(
            ContractMethods.Public.Where(method => method.IsRead),
            method =>
                ContractMethods.RouteOf(method)?.Verb is "GET"
                || method.Descriptor.Name.StartsWith("BatchGet", StringComparison.Ordinal)
                || method.Descriptor.Name.StartsWith("Preview", StringComparison.Ordinal)
                    ? null
                    : $"{method.FullName} reads by something else than GET"
        );

    [Fact]
    public void Method_Always_HasCommentThatBeginsWithSummary() =>
        Rule.Holds(
            Contract.Product.Methods,
            method =>
            {
                var comment = ContractMethods.CommentOf(method);
                var end = comment.IndexOf('.', StringComparison.Ordinal);
                return end > 0 && !comment.StartsWith("Errors:", StringComparison.Ordinal)
                    ? null
                    : $"{method.FullName} has no summary: a comment that begins with a sentence";
            }
        );

    // Ids may be unknown, filters and tokens wrong: all that comes in beyond a page size can fail.
    [Fact]
    public void Method_WhenItCanFail_ListsItsErrors() =>
        Rule.Holds(
            ContractMethods.Public.Where(method =>
                method
                    .Descriptor.InputType.Fields.InDeclarationOrder()
                    .Any(field => field.Name != "page_size")
            ),
            method =>
                ErrorReasons.NamedBy(method).Count > 0
                    ? null
                    : $"{method.FullName} has no line \"Errors: …\" in its comment"
        );

    [Fact]
    public void Comment_Always_IsThereForEverything() =>
        Rule.HoldsEverywhere(
            ContractMethods.Messages,
            message =>
                message
                    .Fields.InDeclarationOrder()
                    .Select(field => field.FullName)
                    .Concat(
                        message
                            .EnumTypes.SelectMany(type => type.Values)
                            .Select(value => value.FullName)
                    )
                    .Append(message.FullName)
                    .Where(name =>
                        Contract.Product.Comment(NameInComments(name, message)).Length == 0
                    )
                    .Select(name => $"{name} has no comment")
        );

    private static string PathShape(string path) =>
        string.Join(
            '/',
            path.Split('/')
                .Select(segment =>
                    segment.StartsWith('{')
                        ? "{}" + segment[(segment.IndexOf('}', StringComparison.Ordinal) + 1)..]
                        : segment
                )
        );

    // Protobuf puts the values of an enum beside it; comments are kept by the place in the file.
    private static string NameInComments(
        string name,
        Google.Protobuf.Reflection.MessageDescriptor message
    ) =>
        message
            .EnumTypes.SelectMany(type => type.Values.Select(value => (Value: value, Type: type)))
            .Where(pair => pair.Value.FullName == name)
            .Select(pair => $"{pair.Type.FullName}.{pair.Value.Name}")
            .FirstOrDefault(name);

    private static bool IsBatch(ContractMethod method) =>
        method.Descriptor.OutputType == ReadBatch.Descriptor;
}
