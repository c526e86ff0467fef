using Crm.Messaging;

namespace Crm.Segmentation.Features.Profiles;

internal static class NewestEvents
{
    /// <summary>The last event of each subject, by its number; events may arrive in any order.</summary>
    public static List<IncomingEvent> Newest(this IEnumerable<IncomingEvent> events) =>
        [
            .. events
                .GroupBy(incoming => incoming.Subject, StringComparer.Ordinal)
                .Select(subject => subject.MaxBy(incoming => incoming.Sequence)!),
        ];
}
