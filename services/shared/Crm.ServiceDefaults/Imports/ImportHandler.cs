using System.Data;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>What a service does with the records of an import of one resource. Each chunk gets a new instance in a scope of its own.</summary>
public abstract class ImportHandler<TResource>
    where TResource : class, IMessage<TResource>, new()
{
    /// <summary>The kind of the operation, such as <c>contacts.import</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What the work may do at other services.</summary>
    public virtual IReadOnlyList<string> Permissions => [];

    /// <summary>How far a chunk is kept apart from other work on a server engine.</summary>
    /// <remarks>READ COMMITTED is enough for a handler that inserts rows which a unique index guards, and adds to others by set.</remarks>
    public virtual IsolationLevel Isolation => IsolationLevel.Serializable;

    /// <summary>How rows of CSV make one record; null when each row is one. Then nothing coalesces.</summary>
    public virtual ImportGrouping? Grouping => null;

    /// <summary>What tells records apart: of records with the same key only the last is applied. Null when it has none.</summary>
    /// <remarks>It is asked twice for each record and must say the same.</remarks>
    public virtual string? KeyOf(TResource resource, ImportSettings settings) => null;

    /// <summary>Asks others about the records of a chunk, before the transaction begins: nobody waits for its end meanwhile.</summary>
    /// <param name="records">All that <see cref="ApplyAsync"/> is then given, together or one by one; there may be none.</param>
    /// <param name="settings">How the import is read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public virtual Task PrepareAsync(
        IReadOnlyList<ImportRecord<TResource>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <summary>Applies records of a chunk, within a transaction that commits with their results.</summary>
    /// <remarks>
    /// Read what all of them need with a fixed number of queries, change tracked entities or write in bulk, and return. A record that
    /// is refused leaves nothing changed; its neighbours are applied. After a collision the same records come again.
    /// </remarks>
    /// <returns>An outcome for each record, in their order.</returns>
    public abstract Task<IReadOnlyList<ImportOutcome>> ApplyAsync(
        IReadOnlyList<ImportRecord<TResource>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    );
}
