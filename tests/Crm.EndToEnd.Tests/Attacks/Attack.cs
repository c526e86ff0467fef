using System.Net;
using Crm.EndToEnd.Tests.Operations;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>One way to send a request wrongly, and what must come back.</summary>
/// <param name="Name">What is wrong, for the message of a failure.</param>
/// <param name="Bend">Makes a good request wrong.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Code">The code of the problem document; empty when several are right.</param>
/// <param name="Pointer">The field that an error must name; null when it is not about a field.</param>
internal sealed record Attack(
    string Name,
    Action<RestCall> Bend,
    HttpStatusCode Status,
    string Code = "",
    string? Pointer = null
);
