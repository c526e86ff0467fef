using System.Globalization;

namespace Crm.AllInOne;

/// <summary>Says where everything is and what to try first.</summary>
internal static class Banner
{
    public static void Print(Suite suite, TimeSpan elapsed)
    {
        var rest = suite.Rest.ToString().TrimEnd('/');
        Console.WriteLine($"REST     {rest}");
        Console.WriteLine($"gRPC     {suite.Grpc.ToString().TrimEnd('/')}");
        if (suite.FirstApiKey is { } key)
            Console.WriteLine($"API key  {key}");
        var shown = suite.FirstApiKey ?? "$CRM_API_KEY";
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Ready after {elapsed.TotalSeconds:0.0} s. API reference: {rest}/docs"
            )
        );
        Console.WriteLine("Try:");
        Console.WriteLine(
            $"  curl {rest}/v1/contacts -H 'Authorization: Bearer {shown}' -H 'Content-Type: application/json' -d '{{\"displayName\":\"欧阳娜娜\"}}'"
        );
        Console.WriteLine(
            $"  curl '{rest}/v1/contacts:search?query=ouyang' -H 'Authorization: Bearer {shown}'"
        );
        Console.WriteLine($"  curl {rest}/v1/tenants -H 'Authorization: Bearer {shown}'");
    }
}
