using System.Text.Json;
using System.Text.Unicode;
using Crm.Gateway.Rest.Problems;

namespace Crm.Gateway.Rest.Json;

/// <summary>Checks that a text is one JSON value, so that reading it into a message cannot fail half-way.</summary>
internal static class JsonSyntax
{
    /// <summary>How many levels of nesting are read.</summary>
    public const int DeepestLevel = 32;

    // The reader counts levels itself; one beyond the limit is for us to say.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <exception cref="ProblemException">It is not.</exception>
    public static void Demand(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw Malformed("it is not UTF-8.");
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
                DemandToken(ref reader);
        }
        catch (JsonException exception)
        {
            throw Malformed(
                $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."
            );
        }
        catch (InvalidOperationException)
        {
            throw Malformed(
                $"the text at byte {reader.TokenStartIndex + 1} has half of a surrogate pair."
            );
        }
    }

    private static void DemandToken(ref Utf8JsonReader reader)
    {
        if (
            reader.CurrentDepth >= DeepestLevel
            && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
        )
            throw new ProblemException(ProblemReader.Read(RestErrors.JsonTooDeep(DeepestLevel)));
        if (reader.ValueIsEscaped)
            _ = reader.GetString();
    }

    private static ProblemException Malformed(string what) =>
        new(ProblemReader.Read(RestErrors.JsonMalformed(what)));
}
