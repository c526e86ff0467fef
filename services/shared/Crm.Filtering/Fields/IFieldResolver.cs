namespace Crm.Filtering;

/// <summary>
/// Supplies fields that are known only at run time, such as a tenant's custom fields. A resolver that lives longer than
/// one request should hand out the same binding for the same name: a binding compiles its readers once.
/// </summary>
/// <typeparam name="T">The filtered type.</typeparam>
public interface IFieldResolver<T>
{
    /// <summary>The field <c>root.name</c>, or null when there is none.</summary>
    FieldBinding<T>? Resolve(string root, string name);

    /// <summary>The names under a root, for suggestions in messages.</summary>
    IEnumerable<string> Names(string root);
}
