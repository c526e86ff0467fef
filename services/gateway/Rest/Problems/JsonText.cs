using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Gateway.Rest.Problems;

/// <summary>How the edge writes JSON text.</summary>
internal static class JsonText
{
    /// <summary>Letters of every script stay readable. The media type keeps browsers from reading it as HTML.</summary>
    public static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
