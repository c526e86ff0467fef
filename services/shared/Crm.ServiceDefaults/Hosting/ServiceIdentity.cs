namespace Crm.ServiceDefaults.Hosting;

/// <summary>Which service this is.</summary>
/// <param name="Name">Its name in ids and telemetry, such as <c>contacts</c>.</param>
public sealed record ServiceIdentity(string Name);
