using Crm.Gateway;
using Crm.Gateway.Administration;
using Crm.ServiceDefaults.Store;

var builder = WebApplication.CreateBuilder(args);
builder.AddGateway();
await using var app = builder.Build();

switch (args)
{
    case ["migrate", ..]:
        await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        return;
    case ["admin", "create-key", "--tenant", var tenant, ..]:
        Console.WriteLine(
            await app
                .Services.GetRequiredService<FirstKey>()
                .CreateAsync(tenant, CancellationToken.None)
        );
        return;
    default:
        app.MapGateway();
        await app.RunAsync();
        return;
}
