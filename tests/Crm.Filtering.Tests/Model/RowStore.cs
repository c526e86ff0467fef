using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.Filtering.Tests.Model;

/// <summary>Rows in a real store and the same rows loaded.</summary>
internal sealed class RowStore : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly RowContext _context;

    public RowStore(IEnumerable<Row> rows)
    {
        _connection.Open();
        _context = new(new DbContextOptionsBuilder<RowContext>().UseSqlite(_connection).Options);
        _context.Database.EnsureCreated();
        _context.AddRange(rows);
        _context.SaveChanges();
        _context.ChangeTracker.Clear();
        Loaded = Rows.Include(row => row.Values).AsSplitQuery().ToList();
    }

    public IQueryable<Row> Rows => _context.Rows.AsNoTracking();

    public IReadOnlyList<Row> Loaded { get; }

    /// <summary>A context that writes SQL but never connects.</summary>
    public static RowContext Postgres() =>
        new(new DbContextOptionsBuilder<RowContext>().UseNpgsql("Host=nowhere.invalid").Options);

    public void Dispose()
    {
        _context.Dispose();
        _connection.Dispose();
    }
}
