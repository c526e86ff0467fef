using System.Diagnostics.CodeAnalysis;

namespace Grpc.Core.Utils;

/// <summary>Guards that throw the exception types which gRPC documents.</summary>
public static class GrpcPreconditions
{
    public static void CheckArgument([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
        {
            throw new ArgumentException(null, (string?)null);
        }
    }

    public static void CheckArgument([DoesNotReturnIf(false)] bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new ArgumentException(errorMessage);
        }
    }

    public static void CheckArgument(
        [DoesNotReturnIf(false)] bool condition,
        string errorMessage,
        string paramName
    )
    {
        if (!condition)
        {
            throw new ArgumentException(errorMessage, paramName);
        }
    }

    public static T CheckNotNull<T>([NotNull] T? reference) =>
        reference ?? throw new ArgumentNullException(null, (string?)null);

    public static T CheckNotNull<T>([NotNull] T? reference, string paramName) =>
        reference ?? throw new ArgumentNullException(paramName);

    public static void CheckState([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException();
        }
    }

    public static void CheckState([DoesNotReturnIf(false)] bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new InvalidOperationException(errorMessage);
        }
    }
}
