using System.Globalization;
using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Changes;

/// <summary>The version of a resource as a caller sees it.</summary>
public static class Etag
{
    /// <summary>The etag of a version.</summary>
    public static string Of(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The error when a caller means another version; null when it is right, <c>*</c> or not given.</summary>
    /// <remarks>That it must be given is a rule of the contract and checked before.</remarks>
    public static Error? Check(string given, long version) =>
        given.Length == 0 || given == "*" || given == Of(version)
            ? null
            : CommonErrors.EtagMismatch;
}
