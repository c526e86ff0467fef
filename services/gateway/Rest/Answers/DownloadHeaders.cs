using Crm.Gateway.Rest.Routing;
using Microsoft.Net.Http.Headers;

namespace Crm.Gateway.Rest.Answers;

/// <summary>The headers of a raw body that is saved as a file.</summary>
internal static class DownloadHeaders
{
    public static void Write(HttpResponse response, RestOperation operation, string contentType)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = contentType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = Name(operation) + Extension(contentType),
        }.ToString();
    }

    // "/v1/contacts:export" is saved as "contacts".
    private static string Name(RestOperation operation) =>
        operation.Path.Text.Split('/')[^1].Split(':')[0];

    private static string Extension(string contentType) =>
        contentType.Split(';')[0].Trim() switch
        {
            "text/csv" => ".csv",
            "application/x-ndjson" => ".ndjson",
            _ => "",
        };
}
