using Crm.Segmentation;
using Crm.ServiceDefaults.Store;

var builder = WebApplication.CreateBuilder(args);
builder.AddSegmentation();

var app = builder.Build();
app.MapSegmentation();

if (args is ["migrate", ..])
    await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
else
    await app.RunAsync();
