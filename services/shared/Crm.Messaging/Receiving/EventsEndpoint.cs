using System.Text.Json;
using Crm.Messaging.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Messaging.Receiving;

/// <summary>Where events arrive: one by one or in Dapr's bulk envelope, from a sidecar or from the service that told them.</summary>
internal static class EventsEndpoint
{
    /// <summary>Where what the bus has given up arrives.</summary>
    public const string DeadLetters = "/events/dead-letters";

    private const int MostBytes = 8 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/dapr/subscribe", SubscribeAsync).WithDisplayName("Subscriptions");
        app.MapPost("/events/{topic}", ReceiveAsync).WithDisplayName("Events");
        app.MapPost(DeadLetters, ReceiveDeadLettersAsync)
            .WithDisplayName("Dead letters of the bus");
    }

    private static async Task<IResult> SubscribeAsync(
        HttpContext context,
        EventSender sender,
        SubscriptionList list
    ) =>
        await sender.IsTrustedAsync(context)
            ? Results.Json(list.All)
            : Results.StatusCode(StatusCodes.Status401Unauthorized);

    private static Task<IResult> ReceiveAsync(
        HttpContext context,
        EventSender sender,
        EventReceiver receiver
    ) => AnswerAsync(context, sender, receiver, isLastAttempt: false);

    private static Task<IResult> ReceiveDeadLettersAsync(
        HttpContext context,
        EventSender sender,
        EventReceiver receiver
    ) => AnswerAsync(context, sender, receiver, isLastAttempt: true);

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        EventSender sender,
        EventReceiver receiver,
        bool isLastAttempt
    )
    {
        try
        {
            return await TakeAsync(context, sender, receiver, isLastAttempt);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer. Whatever the end of the work looks like, the events come again.
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        EventSender sender,
        EventReceiver receiver,
        bool isLastAttempt
    )
    {
        if (!await sender.IsTrustedAsync(context))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        using var body = await ReadAsync(context);
        if (body is null)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        JsonDocument json;
        try
        {
            json = await JsonDocument.ParseAsync(body, default, context.RequestAborted);
        }
        catch (JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        using (json)
        {
            if (
                json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("entries", out var entries)
            )
            {
                var one = await receiver.ReceiveAsync(
                    [json.RootElement],
                    isLastAttempt,
                    context.RequestAborted
                );
                return Results.Json(new { status = EventStatuses.Text(one[0]) });
            }
            if (
                entries.ValueKind != JsonValueKind.Array
                || entries.GetArrayLength() > BulkEnvelope.MostEntries
            )
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            return await ReceiveManyAsync(entries, receiver, isLastAttempt, context.RequestAborted);
        }
    }

    private static async Task<IResult> ReceiveManyAsync(
        JsonElement entries,
        EventReceiver receiver,
        bool isLastAttempt,
        CancellationToken cancellationToken
    )
    {
        var list = entries.EnumerateArray().ToList();
        if (
            !list.TrueForAll(entry =>
                entry.ValueKind == JsonValueKind.Object
                && entry.TryGetProperty("entryId", out var id)
                && id.ValueKind == JsonValueKind.String
            )
        )
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var statuses = await receiver.ReceiveAsync(
            list.ConvertAll(entry => entry.TryGetProperty("event", out var json) ? json : default),
            isLastAttempt,
            cancellationToken
        );
        // Written out now: the request is gone when the answer is sent.
        var answers = list.Zip(
                statuses,
                (entry, status) =>
                    new
                    {
                        entryId = entry.GetProperty("entryId").GetString(),
                        status = EventStatuses.Text(status),
                    }
            )
            .ToList();
        return Results.Json(new { statuses = answers });
    }

    private static async Task<MemoryStream?> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted);
            if (read == 0)
            {
                body.Position = 0;
                return body;
            }
            if (body.Length + read > MostBytes)
            {
                await body.DisposeAsync();
                return null;
            }
            body.Write(buffer, 0, read);
        }
    }
}
