using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Filtering.Tests.Model;

/// <summary>The model, stored as the services store it on the given provider.</summary>
internal sealed class RowContext(DbContextOptions<RowContext> options) : DbContext(options)
{
    public DbSet<Row> Rows => Set<Row>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (!Database.IsSqlite())
        {
            configurationBuilder.Properties<string>().UseCollation("C");
            return;
        }
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianBytes>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<Milliseconds>();
        configurationBuilder.Properties<decimal>().HaveConversion<TenThousandths>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var row = modelBuilder.Entity<Row>();
        row.Property(entity => entity.Id).ValueGeneratedNever();
        row.OwnsOne(entity => entity.Address);
        row.HasMany(entity => entity.Values).WithOne().HasForeignKey("RowId");
    }

    private sealed class BigEndianBytes()
        : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            time => time.ToUnixTimeMilliseconds(),
            milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        );

    private sealed class Milliseconds()
        : ValueConverter<TimeSpan, long>(
            span => span.Ticks / TimeSpan.TicksPerMillisecond,
            milliseconds => new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond)
        );

    private sealed class TenThousandths()
        : ValueConverter<decimal, long>(
            number => (long)(number * 10_000),
            scaled => scaled / 10_000m
        );
}
