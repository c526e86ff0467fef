using Crm.Segmentation.V1;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Segments by rule.</summary>
internal sealed class LoadSegments : IDemoStep
{
    private const int PageSize = 200;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    public async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var client = new SegmentsService.SegmentsServiceClient(context.Doors.Segmentation);
        var wanted = context.Plan.Segments;
        context.Progress.Begin("segments", wanted.Count);
        var known = await ListAsync(client, cancellationToken);
        foreach (var definition in wanted.Where(d => known.All(s => s.Name != d.Name)))
        {
            await client.CreateSegmentAsync(
                new CreateSegmentRequest
                {
                    Segment = new Segment
                    {
                        Name = definition.Name,
                        Description = definition.Description,
                        Kind = Segment.Types.Kind.Dynamic,
                        Rule = definition.Rule,
                    },
                },
                cancellationToken: cancellationToken
            );
        }
        while (
            (await ListAsync(client, cancellationToken)).Exists(segment =>
                segment.State == Segment.Types.State.Evaluating
            )
        )
            await Task.Delay(PollInterval, cancellationToken);
        context.Progress.End();
    }

    private static async Task<List<Segment>> ListAsync(
        SegmentsService.SegmentsServiceClient client,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await client.ListSegmentsAsync(
                    new ListSegmentsRequest { PageSize = PageSize },
                    cancellationToken: cancellationToken
                )
            ).Segments,
        ];
}
