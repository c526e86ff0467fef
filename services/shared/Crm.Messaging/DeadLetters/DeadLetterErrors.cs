using Crm.ServiceDefaults.Errors;

namespace Crm.Messaging.DeadLetters;

/// <summary>What can go wrong with a dead letter.</summary>
public static class DeadLetterErrors
{
    /// <summary>There is no such dead letter.</summary>
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "DEAD_LETTER_NOT_FOUND",
        "There is no such dead letter."
    );

    /// <summary>The event could not be handled again.</summary>
    public static readonly Error ReplayFailed = new(
        ErrorKind.FailedPrecondition,
        "DEAD_LETTER_REPLAY_FAILED",
        "The event could not be handled this time either. The dead letter is kept."
    );
}
