namespace Crm.Messaging.Projections;

/// <summary>Data that this service derives from events and can compute anew.</summary>
/// <param name="Name">Its name in the service, such as <c>known-contacts</c>.</param>
/// <param name="Description">What it is for.</param>
internal sealed record ProjectionDefinition(string Name, string Description)
{
    /// <summary>The kind of the operation that computes it.</summary>
    public const string KindSuffix = ".rebuild";
}
