using System.Text.Json;

namespace Crm.AllInOne.Demo.Plan;

/// <summary>What the data set is made of: the files in <c>Definitions</c>.</summary>
internal sealed record Definitions(
    IReadOnlyList<Origin> Origins,
    IReadOnlyList<CustomerType> CustomerTypes,
    IReadOnlyList<Product> Products,
    IReadOnlyList<ActivityTemplate> Activities,
    IReadOnlyList<TicketTemplate> Tickets,
    IReadOnlyList<SegmentDefinition> Segments
)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static Definitions Read() =>
        new(
            Read<Origin>("people"),
            Read<CustomerType>("customers"),
            Read<Product>("products"),
            Read<ActivityTemplate>("activities"),
            Read<TicketTemplate>("tickets"),
            Read<SegmentDefinition>("segments")
        );

    private static List<T> Read<T>(string file)
    {
        using var stream = typeof(Definitions).Assembly.GetManifestResourceStream(
            $"demo.{file}.json"
        )!;
        return JsonSerializer.Deserialize<List<T>>(stream, Format)!;
    }
}

/// <summary>How people and companies of a country are called, and where they live.</summary>
internal sealed record Origin(
    string Country,
    int Share,
    string Phone,
    IReadOnlyList<string> Family,
    IReadOnlyList<string> Given,
    IReadOnlyList<string[]> Cities,
    IReadOnlyList<string> Streets,
    IReadOnlyList<string> Companies,
    IReadOnlyList<string> CompanyWords
);

/// <summary>How often customers of a kind buy; days are counted back from the first start.</summary>
internal sealed record CustomerType(
    string Type,
    int People,
    int Companies,
    int[] Orders,
    int[] Activities,
    int FirstDay,
    int LastDay,
    IReadOnlyList<string> Tags,
    string Level
);

internal sealed record Product(
    string Sku,
    string Name,
    string Category,
    decimal Price,
    decimal Cost,
    int Weight
);

internal sealed record ActivityTemplate(
    string Kind,
    string Direction,
    string Channel,
    string Subject,
    string Outcome,
    int Minutes,
    int Weight,
    string? Country
);

internal sealed record TicketTemplate(
    string Kind,
    string Subject,
    string Description,
    string Queue,
    string Channel,
    string Priority,
    int Weight,
    string Answer,
    string Resolution,
    string? Severity,
    string? Cause,
    string? Remedy,
    string? RootCause,
    string? Country
);

internal sealed record SegmentDefinition(string Name, string Description, string Rule);
