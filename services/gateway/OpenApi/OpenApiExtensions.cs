using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Crm.Gateway.OpenApi;

/// <summary>Serves the document and a page to read and try it.</summary>
internal static class OpenApiExtensions
{
    private const string DocumentPath = "/openapi/{documentName}.json";
    private const string PagePath = "docs";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.TryAddSingleton<ISwaggerProvider, ContractSwaggerProvider>();
        return services;
    }

    public static IEndpointRouteBuilder MapOpenApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapSwagger(
            DocumentPath,
            options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1
        );
        app.MapSwaggerUI(
            PagePath,
            page =>
            {
                page.DocumentTitle = DocumentInfo.Info.Title;
                page.SwaggerEndpoint($"/openapi/{DocumentInfo.Name}.json", DocumentInfo.Name);
                page.EnablePersistAuthorization();
                page.EnableDeepLinking();
                page.DisplayOperationId();
                page.DisplayRequestDuration();
            }
        );
        return app;
    }
}
