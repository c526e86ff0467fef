using System.Linq.Expressions;
using Crm.ContactReferences;
using Crm.Interactions.Domain;

namespace Crm.Interactions.Features.Transactions;

/// <summary>What tells whether a transaction that is sent again is the same: a few columns of a stored one.</summary>
internal sealed record KnownTransaction(
    Guid Id,
    string ExternalId,
    Guid ContactId,
    Guid RecordedContactId,
    byte[] ContentHash
)
{
    public static Expression<Func<Transaction, KnownTransaction>> FromRow { get; } =
        row => new KnownTransaction(
            row.Id,
            row.ExternalId!,
            row.ContactId,
            row.RecordedContactId,
            row.ContentHash
        );

    public static KnownTransaction Of(Transaction row) =>
        new(row.Id, row.ExternalId!, row.ContactId, row.RecordedContactId, row.ContentHash);

    /// <summary>Whether it was recorded from the same content for the same contact.</summary>
    public bool IsSame(ContactRelation contact, TransactionContent content) =>
        contact.Concerns(ContactId, RecordedContactId)
        && ContentHash.AsSpan().SequenceEqual(content.Hash);
}
