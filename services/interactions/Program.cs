using Crm.Interactions;
using Crm.ServiceDefaults.Store;

var builder = WebApplication.CreateBuilder(args);
builder.AddInteractions();

var app = builder.Build();
app.MapInteractions();

if (args is ["migrate", ..])
    await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
else
    await app.RunAsync();
