using System.Text.Json;
using Crm.Schemas;
using Crm.Testing;
using Microsoft.Playwright;

namespace Crm.EndToEnd.Tests.ForeignClients;

/// <summary>Clients that are not ours: each speaks to the real doors.</summary>
public sealed class ForeignClientTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private const string TypeScriptProject = """
        {
          "compilerOptions": {
            "strict": true, "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "lib": ["es2023", "dom"], "types": []
          },
          "files": ["rest-client.ts", "schema.d.ts", "process.d.ts"]
        }
        """;

    private static string Folder =>
        Path.Combine(Tools.Repository, "tests", "Crm.EndToEnd.Tests", "ForeignClients");

    [Fact]
    public async Task GrpcJs_CallsEachService()
    {
        Tools.DemandNode("tsc");
        var client = await host.NewTenantAsync();
        var (exitCode, output) = await Tools.RunAsync(
            "node",
            [
                Path.Combine(Folder, "grpc-client.mjs"),
                host.Grpc.Authority,
                client.Key!,
                Path.Combine(Tools.Repository, "contracts", "protos"),
            ]
        );
        Assert.True(exitCode == 0, output);
        var results = JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement;
        foreach (
            var service in Contract
                .Product.Methods.Where(m => !m.IsInternal)
                .Select(m => m.Descriptor.Service.FullName)
                .Distinct()
        )
            Assert.True(results.TryGetProperty(service, out _), $"{service} was not called");
        Assert.Equal(
            "Müller Ängström",
            results.GetProperty("crm.contacts.v1.ContactsService").GetString()
        );
        Assert.Equal(
            "3.75",
            results.GetProperty("crm.interactions.v1.TransactionsService").GetString()
        );
        Assert.Equal(
            2,
            results.GetProperty("crm.interactions.v1.ContactHistoryService").GetInt32()
        );
        Assert.Equal(
            "crm.contacts.contact-created.v1",
            results.GetProperty("crm.gateway.v1.EventsService").GetString()
        );
        Assert.Equal(5, results.GetProperty("unknown").GetProperty("code").GetInt32());
        Assert.Equal(1, results.GetProperty("unknown").GetProperty("details").GetInt32());
    }

    [Fact]
    public async Task BufCurl_CallsByReflection()
    {
        var buf = Tools.DemandNode("buf");
        var client = await host.NewTenantAsync();
        var url =
            $"{host.Grpc.ToString().TrimEnd('/')}/crm.contacts.v1.ContactsService/CreateContact";
        var (exitCode, output) = await Tools.RunAsync(
            buf,
            [
                "curl",
                "--protocol",
                "grpc",
                "--http2-prior-knowledge",
                "-H",
                $"Authorization: Bearer {client.Key}",
                "-d",
                """{"contact":{"displayName":"张伟"}}""",
                url,
            ]
        );
        Assert.True(exitCode == 0, output);
        Assert.Equal(
            "张伟",
            JsonDocument.Parse(output).RootElement.GetProperty("displayName").GetString()
        );
    }

    [Fact]
    public async Task BufCurl_ListsEveryPublicServiceAndNoInternalOne()
    {
        var buf = Tools.DemandNode("buf");
        var (exitCode, output) = await Tools.RunAsync(
            buf,
            [
                "curl",
                "--protocol",
                "grpc",
                "--http2-prior-knowledge",
                "--list-services",
                host.Grpc.ToString(),
            ]
        );
        Assert.True(exitCode == 0, output);
        var listed = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var method in Contract.Product.Methods)
            Assert.Equal(!method.IsInternal, listed.Contains(method.Descriptor.Service.FullName));
    }

    [Fact]
    public async Task TypeScript_ClientFromOpenApi_CompilesAndCalls()
    {
        var (generator, compiler) = (
            Tools.DemandNode("openapi-typescript"),
            Tools.DemandNode("tsc")
        );
        var client = await host.NewTenantAsync();
        // Beside the packages, so that imports resolve.
        var folder = Directory
            .CreateDirectory(Path.Combine(Tools.Repository, "node_modules", ".crm-client-test"))
            .FullName;
        try
        {
            File.Copy(
                Path.Combine(Folder, "rest-client.ts"),
                Path.Combine(folder, "rest-client.ts")
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder, "package.json"),
                """{"type":"module"}"""
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder, "process.d.ts"),
                "declare const process: { argv: string[] };"
            );
            await MustAsync(
                generator,
                $"{host.Rest}openapi/v1.json",
                "-o",
                Path.Combine(folder, "schema.d.ts")
            );
            await File.WriteAllTextAsync(Path.Combine(folder, "tsconfig.json"), TypeScriptProject);
            await MustAsync(compiler, "-p", folder);
            var output = await MustAsync(
                "node",
                Path.Combine(folder, "rest-client.js"),
                host.Rest.ToString().TrimEnd('/'),
                client.Key!
            );
            var result = JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement;
            Assert.Equal("Zoë Washburne", result.GetProperty("displayName").GetString());
            Assert.Equal("CONTACT_NOT_FOUND", result.GetProperty("code").GetString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task SwaggerUi_InABrowser_ExecutesAnOperation()
    {
        var chromium = Tools.Demand("chromium", "apt-get install chromium");
        var client = await host.NewTenantAsync();
        await client.PostAsync(
            "/v1/contacts",
            new
            {
                displayName = "Seen In The Browser",
                kind = "COMPANY",
                tags = new[] { "vip" },
            }
        );
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout((float)TimeSpan.FromMinutes(3).TotalMilliseconds);
        var failures = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                failures.Add(message.Text);
        };
        await page.GotoAsync($"{host.Rest}docs");
        await page.Locator(".btn.authorize").First.ClickAsync();
        await page.Locator(".auth-container input").First.FillAsync(client.Key!);
        await page.Locator(".auth-btn-wrapper .authorize").ClickAsync();
        await page.Locator(".btn-done").ClickAsync();
        var operation = page.Locator("[id$='-listContacts']");
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();
        await operation.Locator(".execute").ClickAsync();
        var answer = operation.Locator(".live-responses-table .highlight-code").First;
        await answer.WaitForAsync();
        Assert.Contains(
            "Seen In The Browser",
            await answer.InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.Empty(failures);
    }

    private static async Task<string> MustAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await Tools.RunAsync(program, arguments);
        Assert.True(exitCode == 0, $"{program}: {output}");
        return output;
    }
}
