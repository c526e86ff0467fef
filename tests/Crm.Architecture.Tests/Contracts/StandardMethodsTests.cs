using Crm.Schemas;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>Standard methods look alike everywhere (AIP-131 to 135), so that a client that knows one resource knows them all.</summary>
public class StandardMethodsTests
{
    [Fact]
    public void Get_Always_ReturnsItsResourceById() =>
        Rule.HoldsEverywhere(
            ContractMethods.Of("Get"),
            method => Check(method, "GET", "Get", needsId: true)
        );

    [Fact]
    public void Create_Always_TakesResourceAsBodyAndReturnsIt() =>
        Rule.HoldsEverywhere(
            ContractMethods.Of("Create"),
            method =>
            {
                var resource = ResourceOf(method, "Create");
                return
                [
                    .. Check(method, "POST", "Create", needsId: false),
                    .. CheckBody(method, resource),
                ];
            }
        );

    [Fact]
    public void Update_Always_IsPatchWithMaskAndEtag() =>
        Rule.HoldsEverywhere(
            ContractMethods.Of("Update"),
            method =>
            {
                var resource = ResourceOf(method, "Update");
                return
                [
                    .. Check(method, "PATCH", "Update", needsId: true),
                    .. CheckBody(method, resource),
                    .. CheckRequired(method, "update_mask"),
                    .. CheckRequired(method, "etag"),
                ];
            }
        );

    [Fact]
    public void Delete_Always_DemandsEtag() =>
        Rule.HoldsEverywhere(
            ContractMethods.Of("Delete"),
            method =>
                [
                    .. CheckVerb(method, "DELETE"),
                    .. CheckRequired(method, "id"),
                    .. CheckRequired(method, "etag"),
                ]
        );

    [Fact]
    public void List_Always_HasPages() =>
        Rule.HoldsEverywhere(
            ContractMethods.Of("List"),
            method =>
                [
                    .. CheckVerb(method, "GET"),
                    .. CheckField(
                        method,
                        method.Descriptor.InputType,
                        "page_size",
                        FieldType.Int32
                    ),
                    .. CheckField(
                        method,
                        method.Descriptor.InputType,
                        "page_token",
                        FieldType.String
                    ),
                    .. CheckField(
                        method,
                        method.Descriptor.OutputType,
                        "next_page_token",
                        FieldType.String
                    ),
                    .. method
                        .Descriptor.OutputType.Fields.InDeclarationOrder()
                        .Count(field => field.IsRepeated) == 1
                        ? Array.Empty<string>()
                        : [$"{method.Descriptor.OutputType.Name} must have one list"],
                ]
        );

    [Fact]
    public void NextPageToken_Always_IsAbsentAtTheEnd() =>
        Rule.Holds(
            ContractMethods
                .Public.Select(method =>
                    method.Descriptor.OutputType.FindFieldByName("next_page_token")
                )
                .OfType<FieldDescriptor>(),
            field =>
                field.HasPresence
                    ? null
                    : $"{field.FullName} is not optional, so JSON shows an empty token at the end"
        );

    [Fact]
    public void Resource_WhenItHasId_HasEtag() =>
        Rule.Holds(
            ContractMethods
                .Of("Get")
                .Select(method => method.Descriptor.OutputType)
                .Where(type => type.FindFieldByName("id") is not null),
            type => type.FindFieldByName("etag") is null ? $"{type.FullName} has no etag" : null
        );

    private static IEnumerable<string> Check(
        ContractMethod method,
        string verb,
        string prefix,
        bool needsId
    )
    {
        foreach (var violation in CheckVerb(method, verb))
            yield return violation;
        if (method.Descriptor.OutputType.Name != ResourceOf(method, prefix))
            yield return $"{method.FullName} returns {method.Descriptor.OutputType.Name} and not {ResourceOf(method, prefix)}";
        if (
            needsId
            && !method
                .Descriptor.InputType.Fields.InDeclarationOrder()
                .Any(field => IsId(field) && IsRequired(field))
        )
            yield return $"{method.FullName} does not take a required id";
    }

    private static IEnumerable<string> CheckVerb(ContractMethod method, string verb) =>
        ContractMethods.RouteOf(method)?.Verb == verb ? [] : [$"{method.FullName} is not a {verb}"];

    private static IEnumerable<string> CheckBody(ContractMethod method, string resource)
    {
        var name = ContractMethods.SnakeCase(resource);
        if (method.Http?.Body != name)
            yield return $"{method.FullName} has the body \"{method.Http?.Body}\" and not \"{name}\"";
        foreach (var violation in CheckRequired(method, name))
            yield return violation;
    }

    private static IEnumerable<string> CheckRequired(ContractMethod method, string name) =>
        method.Descriptor.InputType.FindFieldByName(name) is { } field && IsRequired(field)
            ? []
            : [$"{method.Descriptor.InputType.Name} has no required field {name}"];

    private static IEnumerable<string> CheckField(
        ContractMethod method,
        MessageDescriptor message,
        string name,
        FieldType type
    ) =>
        message.FindFieldByName(name)?.FieldType == type
            ? []
            : [$"{message.Name} of {method.FullName} has no {name} of type {type}"];

    private static string ResourceOf(ContractMethod method, string verb) =>
        method.Descriptor.Name[verb.Length..];

    private static bool IsId(FieldDescriptor field) =>
        field.Name == "id" || field.Name.EndsWith("_id", StringComparison.Ordinal);

    private static bool IsRequired(FieldDescriptor field) =>
        Behaviors.Of(field).Contains(FieldBehavior.Required);
}
