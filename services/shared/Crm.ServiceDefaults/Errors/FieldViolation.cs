namespace Crm.ServiceDefaults.Errors;

/// <summary>One field of a request that breaks a rule.</summary>
/// <param name="Field">The path in proto names, such as <c>contact.emails[0].address</c>.</param>
/// <param name="Reason">The machine-readable reason, such as <c>TOO_LONG</c>.</param>
/// <param name="Description">What is wrong, for people.</param>
public sealed record FieldViolation(string Field, string Reason, string Description);
