using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.Configuration.Memory;

namespace Crm.AllInOne;

/// <summary>The configuration of the process, and what each service sees of it.</summary>
internal sealed class SuiteSettings
{
    private const int FirstServicePort = 8101;
    private const string DemoSwitch = "--demo";

    // Every service sees these as its own; everything else stands in the section with its name.
    private static readonly string[] Shared =
    [
        "Identity",
        "Logging",
        "Otlp",
        "Calls",
        "Shutdown",
        "Operations",
        "Imports",
        "Messaging",
    ];

    private readonly IConfigurationRoot _root;
    private readonly bool _doorsMoved;

    public SuiteSettings(string[] args)
    {
        var configuration = new ConfigurationManager();
        configuration
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("CRM_")
            .AddCommandLine(
                [.. args.Select(arg => arg == DemoSwitch ? $"{DemoSwitch}=true" : arg)],
                new Dictionary<string, string>(StringComparer.Ordinal) { ["--data"] = "Data" }
            );
        configuration.AddSecretFiles();
        _root = configuration;
        _doorsMoved =
            _root["Gateway:RestPort"] is not null || _root["Gateway:GrpcPort"] is not null;
    }

    /// <summary>Whether the demo is to be there.</summary>
    public bool WantsDemo => _root.GetValue<bool>("Demo");

    public string DataPath => _root["Data"] ?? "data";

    /// <summary>What the gateway sees.</summary>
    public IEnumerable<IConfigurationSource> Gateway(DataFolder data) =>
        Sources(
            "Gateway",
            data,
            (
                "Listen:Http",
                $"http://127.0.0.1:{_root["Gateway:RestPort"] ?? (_doorsMoved ? "0" : "8080")}"
            ),
            (
                "Listen:Grpc",
                $"http://127.0.0.1:{_root["Gateway:GrpcPort"] ?? (_doorsMoved ? "0" : "8081")}"
            )
        );

    /// <summary>What a service behind the gateway sees.</summary>
    /// <param name="section">Its section, such as <c>Contacts</c>.</param>
    /// <param name="index">Its place in the order of the ports.</param>
    /// <param name="data">The data folder.</param>
    public IEnumerable<IConfigurationSource> Service(string section, int index, DataFolder data) =>
        Sources(
            section,
            data,
            ("Listen:Grpc", $"http://127.0.0.1:{(_doorsMoved ? 0 : FirstServicePort + index)}")
        );

    private IEnumerable<IConfigurationSource> Sources(
        string section,
        DataFolder data,
        params (string Key, string Value)[] listen
    )
    {
        var defaults = listen.ToDictionary(
            pair => pair.Key,
            string? (pair) => pair.Value,
            StringComparer.Ordinal
        );
        defaults["Store:Provider"] = "Sqlite";
        defaults["Store:ConnectionString"] = data.StoreOf(section.ToLowerInvariant());
        defaults["Store:MigrateAtStart"] = "true";
        defaults["Identity:Keys:0:Id"] = "data";
        defaults["Identity:Keys:0:Secret"] = data.IdentitySecret();
        yield return new MemoryConfigurationSource { InitialData = defaults };
        // The section of the service, with its name kept for settings that are read by their full path (Gateway:Jwt).
        yield return new MemoryConfigurationSource
        {
            InitialData = _root.GetSection(section).AsEnumerable(makePathsRelative: true),
        };
        yield return new MemoryConfigurationSource
        {
            InitialData = _root.GetSection(section).AsEnumerable(),
        };
        yield return new MemoryConfigurationSource { InitialData = TelemetryVariables() };
        foreach (var shared in Shared)
            yield return new MemoryConfigurationSource
            {
                InitialData = _root.GetSection(shared).AsEnumerable(),
            };
    }

    // The standard variables of OpenTelemetry have no prefix of ours.
    private static IEnumerable<KeyValuePair<string, string?>> TelemetryVariables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal));
}
