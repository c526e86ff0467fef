using Crm.Gateway.OpenApi.Operations;
using Crm.Gateway.Rest.Routing;
using Crm.Schemas;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Crm.Gateway.OpenApi;

/// <summary>The OpenAPI document of a contract: nothing is said in it that the protos do not say.</summary>
internal sealed class ContractSwaggerProvider(Contract contract) : ISwaggerProvider
{
    private readonly Lazy<OpenApiDocument> _document = new(() => Create(contract));

    public OpenApiDocument GetSwagger(
        string documentName,
        string? host = null,
        string? basePath = null
    ) =>
        documentName == DocumentInfo.Name
            ? _document.Value
            : throw new UnknownSwaggerDocument(documentName, [DocumentInfo.Name]);

    private static OpenApiDocument Create(Contract contract)
    {
        var operations = RestOperations.Of(contract);
        var document = new OpenApiDocument
        {
            Info = DocumentInfo.Info,
            Servers = [new OpenApiServer { Url = "/" }],
            Tags = ServiceTags.Of(
                contract,
                operations.Select(operation => operation.Method.Descriptor.Service)
            ),
            Components = new OpenApiComponents(),
            Paths = [],
        };
        DocumentInfo.AddSecurity(document);
        ProblemSchemas.AddTo(document);
        var documents = new OperationDocuments(document, contract);
        foreach (var operation in operations)
        {
            var path = document.Paths.TryGetValue(operation.Path.JsonText, out var known)
                ? (OpenApiPathItem)known
                : new OpenApiPathItem();
            path.AddOperation(
                HttpMethod.Parse(operation.Verb),
                documents.Create(operation, operations)
            );
            document.Paths[operation.Path.JsonText] = path;
        }
        return document;
    }
}
