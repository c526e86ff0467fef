using Crm.AllInOne.Demo.Plan;
using Crm.Interactions.V1;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Calls, messages and visits, one by one, some at a time. An external id makes each of them happen once.</summary>
internal sealed class LoadActivities : IDemoStep
{
    private const int AtATime = 8;

    public async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var client = new ActivitiesService.ActivitiesServiceClient(context.Doors.Interactions);
        var contacts = await context.ContactIdsAsync(cancellationToken);
        context.Progress.Begin("activities", context.Plan.Activities.Count);
        await Parallel.ForEachAsync(
            context.Plan.Activities,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtATime,
                CancellationToken = cancellationToken,
            },
            async (activity, cancellation) =>
            {
                await client.CreateActivityAsync(
                    new CreateActivityRequest
                    {
                        Activity = ToWire(activity, contacts[activity.Customer.Number]),
                    },
                    cancellationToken: cancellation
                );
                context.Progress.Advance();
            }
        );
        context.Progress.End();
    }

    private static Activity ToWire(DemoActivity activity, string contactId)
    {
        var template = activity.Template;
        return new Activity
        {
            ContactId = contactId,
            ExternalId = activity.Number,
            Kind = Enum.Parse<Activity.Types.Kind>(
                template.Kind.Replace("_", "", StringComparison.Ordinal),
                ignoreCase: true
            ),
            Direction =
                template.Direction.Length == 0
                    ? Activity.Types.Direction.Unspecified
                    : Enum.Parse<Activity.Types.Direction>(template.Direction, ignoreCase: true),
            Channel = template.Channel,
            Subject = template.Subject,
            Outcome = template.Outcome,
            OccurredAt = activity.Time.ToTimestamp(),
            Duration =
                template.Minutes == 0 ? null : TimeSpan.FromMinutes(template.Minutes).ToDuration(),
        };
    }
}
