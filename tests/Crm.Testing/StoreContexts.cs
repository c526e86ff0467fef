using System.Data.Common;
using System.Reflection;
using Crm.AllInOne;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Crm.Testing;

/// <summary>The stores of all services on all engines, as they are without a host.</summary>
public static class StoreContexts
{
    /// <summary>The assemblies of the product.</summary>
    public static IReadOnlyCollection<Assembly> Assemblies { get; } = Gather();

    private static readonly Dictionary<(string Service, StoreProvider Engine), Type> Types = Find();

    /// <summary>The services that have a store.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [.. Types.Keys.Select(store => store.Service).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The services on the engines.</summary>
    public static IReadOnlyCollection<(string Service, StoreProvider Engine)> All => Types.Keys;

    /// <summary>The services, for theories.</summary>
    public static TheoryData<string> OfEachService => [.. Services];

    /// <summary>The services on the engines, for theories.</summary>
    public static TheoryData<string, StoreProvider> OnEachEngine
    {
        get
        {
            var all = new TheoryData<string, StoreProvider>();
            foreach (var (service, engine) in All)
                all.Add(service, engine);
            return all;
        }
    }

    /// <summary>The context of a service on an engine; it connects to nothing unless it is told to.</summary>
    /// <param name="service">The service.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="configure">Says how to connect, and more.</param>
    /// <param name="tenant">Whose rows it sees.</param>
    public static ServiceDbContext Create(
        string service,
        StoreProvider engine,
        Action<DbContextOptionsBuilder>? configure = null,
        string tenant = "default"
    )
    {
        var type = Types[(service, engine)];
        var options = (DbContextOptionsBuilder)
            Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        (configure ?? (builder => Connect(builder, engine)))(options);
        var db = (ServiceDbContext)Activator.CreateInstance(type, options.Options)!;
        db.BelongTo(
            new CallerAccessor { Caller = Caller.System(tenant, "test") },
            new WriteGate(isOpen: true)
        );
        return db;
    }

    /// <summary>The store of a running service, over a connection that ends with it.</summary>
    /// <param name="connection">A connection to the store.</param>
    /// <param name="service">The service.</param>
    /// <param name="tenant">Whose rows it sees.</param>
    public static ServiceDbContext Over(DbConnection connection, string service, string tenant) =>
        connection is NpgsqlConnection
            ? Create(
                service,
                StoreProvider.Postgres,
                options => options.UseNpgsql(connection, contextOwnsConnection: true),
                tenant
            )
            : Create(
                service,
                StoreProvider.Sqlite,
                options => options.UseSqlite(connection, contextOwnsConnection: true),
                tenant
            );

    /// <summary>The service that a context belongs to.</summary>
    public static string ServiceOf(Type context) =>
        Types.Single(store => store.Value == context).Key.Service;

    private static void Connect(DbContextOptionsBuilder options, StoreProvider engine)
    {
        switch (engine)
        {
            case StoreProvider.Sqlite:
                options.UseSqlite("Data Source=:memory:");
                break;
            case StoreProvider.Postgres:
                options.UseNpgsql("Host=nowhere");
                break;
            default:
                options.UseSqlServer("Server=nowhere");
                break;
        }
    }

    private static Dictionary<(string, StoreProvider), Type> Find() =>
        Assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && typeof(ServiceDbContext).IsAssignableFrom(type))
            .ToDictionary(KeyOf);

    private static HashSet<Assembly> Gather()
    {
        var found = new HashSet<Assembly>();
        var next = new Queue<Assembly>([typeof(Suite).Assembly]);
        while (next.TryDequeue(out var assembly))
        {
            if (!found.Add(assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (name.Name!.StartsWith("Crm.", StringComparison.Ordinal))
                    next.Enqueue(Assembly.Load(name));
            }
        }
        return found;
    }

    private static (string, StoreProvider) KeyOf(Type context)
    {
        var engine = Enum.GetValues<StoreProvider>()
            .Single(one => context.Name.StartsWith($"{one}", StringComparison.Ordinal));
        var service = context.Name[$"{engine}".Length..^nameof(DbContext).Length];
        return (service.ToLowerInvariant(), engine);
    }
}
