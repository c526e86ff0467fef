using System.Text;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Problems;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.Features;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Writes messages as server-sent events.</summary>
internal sealed class EventStreamAnswer(
    HttpContext context,
    EventStreamPlan plan,
    JsonMessageWriter writer
)
{
    // How many milliseconds a client waits before it connects again.
    private const int Retry = 2000;

    /// <summary>Begins the answer.</summary>
    public void Begin()
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaTypes.EventStream;
        response.Headers.CacheControl = "no-store";
        // Proxies that collect answers let this one through as it comes.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (!HttpMethods.IsHead(context.Request.Method))
            Text($"retry: {Retry}\n\n");
    }

    /// <summary>Writes a message; one without data only moves <c>Last-Event-ID</c> on.</summary>
    public void Write(IMessage message)
    {
        if (plan.Id(message) is { } id)
            Text($"id: {id}\n");
        if (plan.Data.Accessor.GetValue(message) is IMessage data)
        {
            if (plan.Type(message) is { } type)
                Text($"event: {type}\n");
            // Canonical JSON is one line.
            Text("data: ");
            writer.Write(data, context.Response.BodyWriter);
            Text("\n");
        }
        Text("\n");
    }

    /// <summary>Shows that the stream is alive.</summary>
    public void Beat() => Text(": alive\n\n");

    /// <summary>Says why the stream ends before its time.</summary>
    public async Task FailAsync(Problem problem)
    {
        Text("event: problem\ndata: ");
        ProblemDocuments.WriteBody(context, problem);
        Text("\n\n");
        await FlushAsync();
    }

    /// <summary>Sends what was written, as fast as the caller takes it.</summary>
    public async Task FlushAsync() =>
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);

    private void Text(string text) => Encoding.UTF8.GetBytes(text, context.Response.BodyWriter);
}
