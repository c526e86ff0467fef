using Crm.Common.V1;
using Crm.Contacts.V1;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Api;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Imports.Tests.World;

/// <summary>A service that imports, with a store of its own; its worker moves only when a test says so.</summary>
internal sealed class ImportWorld : IAsyncDisposable
{
    public static readonly string[] CustomerMapping =
    [
        "CustomerID:externalIds.value|integer",
        "'erp':externalIds.system",
        "Name:displayName",
        "Country:addresses.country",
    ];

    private readonly WebApplication _application;
    private readonly TestStore _store;

    private ImportWorld(WebApplication application, TestStore store)
    {
        _application = application;
        _store = store;
    }

    public Caller Caller { get; set; } =
        new("default", "user:ann", new Scopes(["*"]), "Europe/Berlin", "EUR");

    public IServiceProvider Services => _application.Services;

    public TestStore Store => _store;

    public ManualTime Time => (ManualTime)Services.GetRequiredService<TimeProvider>();

    public Faults Faults => Services.GetRequiredService<Faults>();

    private OperationRunner Runner => Services.GetRequiredService<OperationRunner>();

    public static async Task<ImportWorld> CreateAsync(
        StoreEngine engine = StoreEngine.Sqlite,
        Action<IDictionary<string, string?>>? configure = null,
        TimeProvider? time = null
    )
    {
        var store = await TestStore.CreateAsync(engine);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Store:Provider"] = store.Provider,
            ["Store:ConnectionString"] = store.ConnectionString,
            ["Identity:Keys:0:Id"] = "test",
            ["Identity:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]),
        };
        configure?.Invoke(settings);
        var builder = WebApplication.CreateSlimBuilder();
        foreach (var (name, value) in settings)
            builder.Configuration[name] = value;
        builder.Services.AddSingleton(time ?? new ManualTime());
        builder.AddServiceDefaults("contacts");
        builder.AddServiceStore<
            WorldDbContext,
            SqliteWorldDbContext,
            PostgresWorldDbContext,
            SqlServerWorldDbContext
        >();
        builder.AddOperations();
        builder.Logging.ClearProviders();
        builder.AddAudit();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<CollectedTransactions>();
        builder.Services.AddImport<Contact, ImportCustomers>();
        builder.Services.AddImport<Transaction, CollectTransactions>();
        builder.Services.ConfigureDbContext<SqliteWorldDbContext>(Intercept);
        builder.Services.ConfigureDbContext<PostgresWorldDbContext>(Intercept);
        var world = new ImportWorld(builder.Build(), store);
        await world.InScopeAsync(services =>
            services.GetRequiredService<WorldDbContext>().Database.EnsureCreatedAsync()
        );
        return world;
    }

    /// <summary>Does something in a scope of its own, as the caller.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = Caller;
        scope.ServiceProvider.GetRequiredService<CurrentAction>().Name = "ImportContacts";
        return await act(scope.ServiceProvider);
    }

    /// <summary>Does something in a unit of work, as the interceptor does.</summary>
    public Task<T> InWorkAsync<T>(Func<IServiceProvider, Task<T>> act) =>
        InScopeAsync(services =>
            services
                .GetRequiredService<WorkRunner>()
                .RunAsync(() => act(services), CancellationToken.None, attempts: 1)
        );

    public Task<Operation> ImportCustomersAsync(string csv, bool dryRun = false) =>
        ImportAsync<ImportCustomers, Contact>(csv, CustomerMapping, "text/csv", dryRun);

    public async Task<Operation> ImportAsync<THandler, TResource>(
        string text,
        string[] mapping,
        string contentType = "text/csv",
        bool dryRun = false
    )
        where THandler : ImportHandler<TResource>
        where TResource : class, IMessage<TResource>, new() =>
        (
            await ReceiveAsync<THandler, TResource>(
                new ImportSettings { Mapping = mapping, IsDryRun = dryRun },
                [new HttpBody { ContentType = contentType, Data = ByteString.CopyFromUtf8(text) }]
            )
        ).Value;

    public Task<Result<Operation>> ReceiveAsync<THandler, TResource>(
        ImportSettings settings,
        IEnumerable<HttpBody> bodies
    )
        where THandler : ImportHandler<TResource>
        where TResource : class, IMessage<TResource>, new() =>
        InWorkAsync(services =>
            services
                .GetRequiredService<ImportReceiver>()
                .ReceiveAsync(
                    new MessageReader<HttpBody>(bodies),
                    services.GetRequiredService<THandler>(),
                    _ => settings,
                    body => body,
                    CancellationToken.None
                )
        );

    /// <summary>Takes the operation that is due, as a worker does.</summary>
    public Task<OperationTurn?> TakeAsync() =>
        Services.GetRequiredService<OperationLeases>().TakeAsync(CancellationToken.None);

    /// <summary>Does the next step of an operation that was taken.</summary>
    public Task<bool> StepAsync(OperationTurn? turn) =>
        Runner.StepAsync(turn!, CancellationToken.None);

    /// <summary>Works for a turn.</summary>
    public Task<bool> RunTurnAsync(CancellationToken cancellationToken = default) =>
        Runner.RunTurnAsync(cancellationToken);

    /// <summary>Works until nothing is due.</summary>
    public async Task RunAsync()
    {
        while (await RunTurnAsync()) { }
    }

    public async Task<Operation> GetAsync(Operation operation) =>
        (
            await InScopeAsync(services =>
                services
                    .GetRequiredService<GetOperation>()
                    .HandleAsync(
                        new GetOperationRequest { Id = operation.Id },
                        CancellationToken.None
                    )
            )
        ).Value;

    public async Task<Operation> CancelAsync(Operation operation) =>
        (
            await InWorkAsync(services =>
                services
                    .GetRequiredService<CancelOperation>()
                    .HandleAsync(
                        new CancelOperationRequest { Id = operation.Id },
                        CancellationToken.None
                    )
            )
        ).Value;

    public async Task<IReadOnlyList<OperationResult>> ResultsAsync(
        Operation operation,
        OperationResult.Types.Outcome outcome = OperationResult.Types.Outcome.Unspecified
    )
    {
        var results = new List<OperationResult>();
        var request = new ListOperationResultsRequest
        {
            Id = operation.Id,
            PageSize = 200,
            Outcome = outcome,
        };
        while (true)
        {
            var page = await InScopeAsync(services =>
                services
                    .GetRequiredService<ListOperationResults>()
                    .HandleAsync(request, CancellationToken.None)
            );
            results.AddRange(page.Value.Results);
            if (!page.Value.HasNextPageToken)
                return results;
            request.PageToken = page.Value.NextPageToken;
        }
    }

    public Task<List<Customer>> CustomersAsync() =>
        InScopeAsync(services =>
            services
                .GetRequiredService<WorldDbContext>()
                .Customers.AsNoTracking()
                .OrderBy(c => c.Key)
                .ToListAsync()
        );

    /// <summary>The rows of a table, of all tenants.</summary>
    public Task<int> CountAsync<T>()
        where T : class =>
        InScopeAsync(services =>
            services.GetRequiredService<WorldDbContext>().Set<T>().IgnoreQueryFilters().CountAsync()
        );

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _store.Dispose();
    }

    private static void Intercept(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.AddInterceptors(services.GetRequiredService<Faults>());
}
