namespace Crm.ServiceDefaults.Identity;

/// <summary>What a caller may do: permissions, <c>contacts.*</c> for all of a kind, <c>*</c> for all of a tenant.</summary>
/// <remarks><c>platform</c> and <c>internal.…</c> are held only when they are named: no wildcard covers them.</remarks>
public sealed class Scopes(IEnumerable<string> values) : IEquatable<Scopes>
{
    /// <summary>The permission to create tenants and to see all of them.</summary>
    public const string Platform = "platform";

    private readonly HashSet<string> _values = new(values, StringComparer.Ordinal);
    private int? _hash;

    /// <summary>The scopes as they were granted, sorted.</summary>
    public IReadOnlyList<string> Values => [.. _values.Order(StringComparer.Ordinal)];

    /// <summary>Whether the permission or wildcard is covered.</summary>
    /// <param name="permission">Such as <c>contacts.read</c>.</param>
    public bool Allow(string permission)
    {
        if (_values.Contains(permission))
            return true;
        if (permission == Platform || permission.StartsWith("internal.", StringComparison.Ordinal))
            return false;
        var dot = permission.IndexOf('.', StringComparison.Ordinal);
        return _values.Contains("*")
            || (dot > 0 && _values.Contains(string.Concat(permission.AsSpan(0, dot), ".*")));
    }

    /// <inheritdoc />
    public bool Equals(Scopes? other) => other is not null && _values.SetEquals(other._values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Scopes);

    /// <inheritdoc />
    public override int GetHashCode() =>
        _hash ??= _values.Aggregate(
            0,
            (hash, value) => hash ^ StringComparer.Ordinal.GetHashCode(value)
        );
}
