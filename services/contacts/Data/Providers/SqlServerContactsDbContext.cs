using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Contacts.Data.Providers;

/// <summary>The store on SQL Server.</summary>
internal sealed class SqlServerContactsDbContext(
    DbContextOptions<SqlServerContactsDbContext> options
) : ContactsDbContext(options);

/// <summary>Makes the context for <c>dotnet ef</c>, which needs the model only.</summary>
internal sealed class SqlServerContactsDbContextFactory
    : IDesignTimeDbContextFactory<SqlServerContactsDbContext>
{
    public SqlServerContactsDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqlServerContactsDbContext>()
                .UseSqlServer("Server=design")
                .Options
        );
}
