using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Contacts.Data.Providers;

/// <summary>The store on PostgreSQL.</summary>
internal sealed class PostgresContactsDbContext(DbContextOptions<PostgresContactsDbContext> options)
    : ContactsDbContext(options);

/// <summary>Makes the context for <c>dotnet ef</c>, which needs the model only.</summary>
internal sealed class PostgresContactsDbContextFactory
    : IDesignTimeDbContextFactory<PostgresContactsDbContext>
{
    public PostgresContactsDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresContactsDbContext>()
                .UseNpgsql("Host=localhost")
                .Options
        );
}
