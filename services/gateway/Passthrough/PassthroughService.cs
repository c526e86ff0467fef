namespace Crm.Gateway.Passthrough;

/// <summary>Stands for all services behind the gateway: the gRPC server asks for a class, calls are passed on without one.</summary>
internal sealed class PassthroughService;
