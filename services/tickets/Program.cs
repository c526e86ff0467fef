using Crm.ServiceDefaults.Store;
using Crm.Tickets;

var builder = WebApplication.CreateBuilder(args);
builder.AddTickets();

var app = builder.Build();
app.MapTickets();

if (args is ["migrate", ..])
    await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
else
    await app.RunAsync();
