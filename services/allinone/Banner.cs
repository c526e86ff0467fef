using System.Globalization;

namespace Crm.AllInOne;

/// <summary>Says where everything is and what to try first.</summary>
internal static class Banner
{
    public static void PrintDoors(Suite suite, TimeSpan elapsed)
    {
        var rest = Rest(suite);
        Console.WriteLine($"REST     {rest}");
        Console.WriteLine($"gRPC     {suite.Grpc.ToString().TrimEnd('/')}");
        if (suite.FirstApiKey is { } key)
            Console.WriteLine($"API key  {key}");
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Ready after {elapsed.TotalSeconds:0.0} s. API reference: {rest}/docs"
            )
        );
    }

    /// <summary>Prints three commands.</summary>
    /// <param name="suite">The product.</param>
    /// <param name="customer">The id of a contact of the demo; null without it.</param>
    public static void PrintCommands(Suite suite, string? customer)
    {
        var rest = Rest(suite);
        var credential = $"-H \"Authorization: Bearer {suite.FirstApiKey ?? "$CRM_API_KEY"}\"";
        string[] commands = customer is null
            ?
            [
                $"curl {rest}/v1/contacts {credential} -H 'Content-Type: application/json' -d '{{\"displayName\":\"欧阳娜娜\"}}'",
                $"curl '{rest}/v1/contacts:search?query=ouyang' {credential}",
                $"curl {rest}/v1/tenants {credential}",
            ]
            :
            [
                $"curl '{rest}/v1/contacts:search?query=ouyang' {credential}",
                $"curl '{rest}/v1/segments?includeMemberCount=true' {credential}",
                $"curl {rest}/v1/contacts/{customer}/overview {credential}",
            ];
        Console.WriteLine("Try:");
        foreach (var command in commands)
            Console.WriteLine($"  {command}");
    }

    private static string Rest(Suite suite) => suite.Rest.ToString().TrimEnd('/');
}
