namespace Crm.Gateway.Rest.Problems;

/// <summary>One part of a request that is wrong.</summary>
/// <param name="Pointer">Where: a JSON pointer into the body, or <c>/name</c> of a parameter.</param>
/// <param name="Detail">What is wrong, for people.</param>
/// <param name="Code">The reason, UPPER_SNAKE.</param>
internal sealed record ProblemError(string Pointer, string Detail, string Code);
