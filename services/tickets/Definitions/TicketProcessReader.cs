using Crm.Tickets.Domain;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Crm.Tickets.Definitions;

/// <summary>Reads the life of tickets that is shipped with the service. A definition that makes no sense stops the start.</summary>
internal static class TicketProcessReader
{
    private const string Resource = "Crm.Tickets.Definitions.ticket-process.yaml";

    /// <summary>The shipped one.</summary>
    public static TicketProcess ReadShipped()
    {
        using var stream = typeof(TicketProcessReader).Assembly.GetManifestResourceStream(
            Resource
        )!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The process that a YAML text describes.</summary>
    public static TicketProcess Read(string yaml)
    {
        var document = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<ProcessDocument>(yaml);
        return new TicketProcess(
            Status(document.Initial),
            [.. document.Moves.Select(Move)],
            document.Statuses.ToDictionary(
                status => Status(status.Status),
                status => Needs(status.Needs)
            )
        );
    }

    private static TicketMove Move(MoveDocument move) =>
        new(
            move.Name,
            [.. move.From.Select(Status)],
            move.To is null ? null : Status(move.To),
            Needs(move.Needs)
        );

    private static IReadOnlyList<FieldNeed> Needs(IEnumerable<NeedDocument> needs) =>
        [.. needs.Select(Need)];

    private static FieldNeed Need(NeedDocument need) =>
        TicketFields.IsKnown(need.Field)
            ? new FieldNeed(
                need.Field,
                need.Kind is null ? null : Enum.Parse<TicketKind>(need.Kind, ignoreCase: true)
            )
            : throw new FormatException($"No ticket has a field {need.Field}.");

    private static TicketStatus Status(string name) =>
        Enum.Parse<TicketStatus>(name, ignoreCase: true);
}
