namespace Crm.ServiceDefaults.Errors;

/// <summary>Carries an <see cref="Error"/> from a gRPC method or a shared mechanism to the interceptor that answers it.</summary>
public sealed class ErrorException(Error error) : Exception(error.Message)
{
    /// <summary>The failure.</summary>
    public Error Error { get; } = error;
}
