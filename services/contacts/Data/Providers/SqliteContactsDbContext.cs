using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Contacts.Data.Providers;

/// <summary>The store on SQLite.</summary>
internal sealed class SqliteContactsDbContext(DbContextOptions<SqliteContactsDbContext> options)
    : ContactsDbContext(options);

/// <summary>Makes the context for <c>dotnet ef</c>, which needs the model only.</summary>
internal sealed class SqliteContactsDbContextFactory
    : IDesignTimeDbContextFactory<SqliteContactsDbContext>
{
    public SqliteContactsDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteContactsDbContext>()
                .UseSqlite("Data Source=:memory:")
                .Options
        );
}
