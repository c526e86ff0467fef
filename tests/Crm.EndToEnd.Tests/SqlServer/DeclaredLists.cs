using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Crm.Filtering;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>A query that a list can be asked to make.</summary>
/// <param name="Name">Such as <c>Ticket: queue = "a"</c>.</param>
/// <param name="Of">The query of a store.</param>
internal sealed record DeclaredQuery(string Name, Func<DbContext, IQueryable> Of);

/// <summary>Every filter and every order that the lists of a service offer, found by their schemas.</summary>
internal static partial class DeclaredLists
{
    private const BindingFlags Any =
        BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">=", ":"];

    /// <summary>Each field with each operator that it has.</summary>
    public static IReadOnlyList<DeclaredQuery> Filters(ServiceDbContext db) =>
        Queries(db, typeof(FilterSchema<>), nameof(FiltersOf));

    /// <summary>Each order in both directions, from the beginning and from a position.</summary>
    public static IReadOnlyList<DeclaredQuery> Orders(ServiceDbContext db) =>
        Queries(db, typeof(SortSchema<>), nameof(OrdersOf));

    private static List<DeclaredQuery> Queries(ServiceDbContext db, Type schema, string maker) =>
        [
            .. Schemas(schema)
                .Where(found => db.Model.FindEntityType(RowOf(found)) is not null)
                .SelectMany(found =>
                    (IEnumerable<DeclaredQuery>)
                        typeof(DeclaredLists)
                            .GetMethod(maker, Any)!
                            .MakeGenericMethod(RowOf(found))
                            .Invoke(null, [found])!
                ),
        ];

    private static IEnumerable<DeclaredQuery> FiltersOf<T>(FilterSchema<T> schema)
        where T : class
    {
        foreach (var field in schema.Fields)
        {
            var literals = Literals(schema, field);
            var found = 0;
            foreach (
                var text in from comparison in Operators
                from literal in literals
                select $"{field.Name} {comparison} {literal}"
            )
            {
                var filter = schema.Compile(text);
                if (!filter.IsSuccess)
                    continue;
                found++;
                yield return new DeclaredQuery(
                    $"{typeof(T).Name}: {text}",
                    db => db.Set<T>().Where(filter.Value.Predicate)
                );
                var opposite = schema.Compile($"NOT {text}").Value!.Predicate;
                yield return new DeclaredQuery(
                    $"{typeof(T).Name}: NOT {text}",
                    db => db.Set<T>().Where(opposite)
                );
            }
            Assert.True(found > 1, $"{typeof(T).Name}.{field.Name} can be compared.");
        }
    }

    private static IEnumerable<DeclaredQuery> OrdersOf<T>(SortSchema<T> schema)
        where T : class
    {
        var row = Sample<T>();
        foreach (
            var order in from field in schema.Fields
            from direction in new[] { "", " desc" }
            select field + direction
        )
        {
            var keyset = schema.Parse(order).Value!;
            yield return new DeclaredQuery(
                $"{typeof(T).Name} by {order}",
                db => keyset.Apply(db.Set<T>()).Take(2)
            );
            var position = keyset.PositionOf(row);
            yield return new DeclaredQuery(
                $"{typeof(T).Name} by {order}, next page",
                db => keyset.Apply(db.Set<T>(), position).Take(2)
            );
        }
    }

    private static string[] Literals<T>(FilterSchema<T> schema, FieldDescription field) =>
        field.Kind switch
        {
            FieldKind.Text => ["\"a1\"", "\"a1*\"", "*"],
            FieldKind.Number => ["1", "*"],
            FieldKind.Boolean => ["true", "*"],
            FieldKind.Time => ["\"2026-01-01T00:00:00Z\"", "*"],
            FieldKind.Duration => ["90s", "*"],
            FieldKind.Id => ["\"019a0000-0000-7000-8000-000000000001\"", "*"],
            _ => [NameOf(schema, field), "*"],
        };

    // What an enumeration may be, the refusal of another name says.
    private static string NameOf<T>(FilterSchema<T> schema, FieldDescription field)
    {
        var refusal = schema.Compile($"{field.Name} = No_such_name").Errors[0].Message;
        return FirstName().Match(refusal).Groups["name"].Value;
    }

    private static T Sample<T>()
    {
        var row = RuntimeHelpers.GetUninitializedObject(typeof(T));
        for (var type = typeof(T); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Any).Where(field => !field.IsStatic))
            {
                if (field.FieldType == typeof(string))
                    field.SetValue(row, "a");
            }
        }
        return (T)row;
    }

    private static Type RowOf(object schema) => schema.GetType().GetGenericArguments()[0];

    private static IEnumerable<object> Schemas(Type schema) =>
        StoreContexts
            .Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(Any).Where(field => field.IsStatic))
            .Where(field =>
                field.FieldType.IsGenericType
                && field.FieldType.GetGenericTypeDefinition() == schema
            )
            .Select(field => field.GetValue(null)!);

    [GeneratedRegex(@"(one|none) of (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstName();
}
