namespace Crm.Benchmarks.Report;

/// <summary>What was measured on one kind of store.</summary>
internal sealed class StoreReport(string store)
{
    private readonly List<RowResult> _rows = [];
    private readonly List<Fact> _facts = [];

    /// <summary>The store.</summary>
    public string Store => store;

    /// <summary>Operations that both sides did.</summary>
    public IReadOnlyList<RowResult> Rows => _rows;

    /// <summary>What only the product does.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>What missed its target. Targets are those of processes on PostgreSQL.</summary>
    public IEnumerable<string> Missed =>
        store == "postgres"
            ?
            [
                .. _rows.Where(row => row.FallsShort).Select(row => row.Line),
                .. _facts.Where(fact => fact.FallsShort).Select(fact => fact.Line),
            ]
            : [];

    /// <summary>Adds a row and prints it.</summary>
    public void Add(RowResult row)
    {
        _rows.Add(row);
        Console.WriteLine(row.Line);
    }

    /// <summary>Adds a fact and prints it.</summary>
    public void Add(Fact fact)
    {
        _facts.Add(fact);
        Console.WriteLine(fact.Line);
    }
}
