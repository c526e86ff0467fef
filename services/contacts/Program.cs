using Crm.Contacts;
using Crm.ServiceDefaults.Store;

var builder = WebApplication.CreateBuilder(args);
builder.AddContacts();

await using var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
    return;
}
app.MapContacts();
await app.RunAsync();
