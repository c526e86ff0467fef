using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.ServiceDefaults.Store;

/// <summary>What the error numbers and messages of SQL Server mean.</summary>
internal static class SqlServerFailures
{
    /// <summary>A row with the same key is there: in a constraint, in an index.</summary>
    public static bool IsUniqueViolation(int number) => number is 2627 or 2601;

    /// <summary>Deadlock, lock timeout, update conflict of a snapshot: done once more, the work may succeed.</summary>
    public static bool IsCollision(int number) => number is 1205 or 1222 or 3960;

    /// <summary>
    /// The server is not reached, starts, fails over or has no room: timeout, network (20, 64, 121, 233, 258, 10053, 10054, 10060, 11001),
    /// database not open (921, 922, 4060), resources (701, 8645, 8651), limits of Azure SQL.
    /// </summary>
    public static bool IsOutage(int number) =>
        number
            is -2
                or 20
                or 53
                or 64
                or 121
                or 233
                or 258
                or 701
                or 921
                or 922
                or 4060
                or 4221
                or 6005
                or 8645
                or 8651
                or 10053
                or 10054
                or 10060
                or 10061
                or 10928
                or 10929
                or 11001
                or 40197
                or 40501
                or 40613
                or 49918
                or 49919
                or 49920;

    /// <summary>
    /// The constraint or index that a message names, in whatever language it is: the first name of the model. The values, which a caller
    /// has written, come last.
    /// </summary>
    public static string ConstraintOf(IModel model, string message) =>
        Names(model)
            .Select(name => (Name: name, Position: Position(message, name)))
            .Where(found => found.Position >= 0)
            .OrderBy(found => found.Position)
            .Select(found => found.Name)
            .FirstOrDefault("");

    private static IEnumerable<string> Names(IModel model) =>
        model
            .GetEntityTypes()
            .SelectMany(entity =>
                entity
                    .GetIndexes()
                    .Where(index => index.IsUnique)
                    .Select(index => index.GetDatabaseName())
                    .Concat(entity.GetKeys().Select(key => key.GetName()))
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    // The whole name: one may begin with another.
    private static int Position(string message, string name)
    {
        for (
            var at = message.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = message.IndexOf(name, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + name.Length;
            if (
                (at == 0 || !IsOfName(message[at - 1]))
                && (end == message.Length || !IsOfName(message[end]))
            )
                return at;
        }
        return -1;
    }

    private static bool IsOfName(char character) =>
        char.IsAsciiLetterOrDigit(character) || character == '_';
}
