using Crm.ServiceDefaults.Hosting;

namespace Crm.Messaging;

/// <summary>The places between two steps of which tests show that a crash there loses nothing and doubles nothing.</summary>
internal class FaultPoints
{
    public const string BeforePublish = "before-publish";
    public const string AfterPublishBeforeMark = "after-publish-before-mark";
    public const string AfterMark = "after-mark";
    public const string BeforeDelivery = "before-delivery";
    public const string AfterDeliveryBeforeMark = "after-delivery-before-mark";
    public const string InsideInbox = "inside-inbox";
    public const string AfterEffectBeforeCommit = "after-effect-before-commit";
    public const string AfterCommitBeforeAnswer = "after-commit-before-answer";

    public static readonly IReadOnlyList<string> All =
    [
        BeforePublish,
        AfterPublishBeforeMark,
        AfterMark,
        BeforeDelivery,
        AfterDeliveryBeforeMark,
        InsideInbox,
        AfterEffectBeforeCommit,
        AfterCommitBeforeAnswer,
    ];

    public virtual void Reach(string point) => CrashPoints.Reach(point);
}
