using System.Globalization;
using Crm.AllInOne.Demo.Plan;
using Crm.AllInOne.Demo.Steps;
using Grpc.Core;

namespace Crm.AllInOne.Demo;

/// <summary>Loads the data set of <c>--demo</c>, once a data folder.</summary>
internal static class DemoLoader
{
    private static readonly IDemoStep[] Steps =
    [
        new LoadFieldDefinitions(),
        new LoadContacts(),
        new LoadTransactions(),
        new LoadActivities(),
        new LoadTickets(),
        new LoadSegments(),
    ];

    /// <summary>Loads what is not there yet.</summary>
    /// <returns>The id of a good customer; null when it could not be loaded.</returns>
    public static async Task<string?> LoadAsync(
        string dataFolder,
        DemoDoors doors,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var state = DemoState.Open(dataFolder, TimeProvider.System);
        var progress = new DemoProgress(output, TimeProvider.System);
        var context = new DemoContext(DemoPlan.Create(state.Start), doors, progress);
        try
        {
            if (!state.IsLoaded)
                await LoadAsync(context, cancellationToken);
            (state with { IsLoaded = true }).Save(dataFolder);
            return await context.GoodCustomerAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) when (exception is RpcException or DemoException)
        {
            var reason = (exception as RpcException)?.Status.Detail ?? exception.Message;
            progress.Say($"is not complete: {reason} Start again with --demo to go on.");
            return null;
        }
    }

    private static async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var step in Steps)
            await step.LoadAsync(context, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(began);
        context.Progress.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"loaded after {elapsed.TotalSeconds:0.0} s"
            )
        );
    }
}
