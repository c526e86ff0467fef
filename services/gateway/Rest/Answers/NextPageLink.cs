using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.Gateway.Rest.Answers;

/// <summary>The link to the next page: the same list with another token.</summary>
internal static class NextPageLink
{
    private const string PageToken = "pageToken";

    public static string Format(HttpRequest request, string token)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != PageToken))
        {
            { PageToken, token },
        };
        return $"<{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{query}>; rel=\"next\"";
    }
}
