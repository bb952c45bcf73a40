using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stadmaken.Api.Rest.Export;

/// <summary>A board as the JSON that can be imported again.</summary>
public static class JsonExport
{
    // Readable text is safe: the file is an attachment, never part of a page.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it, a piece at a time.</summary>
    public static Task WriteAsync(ExportedBoard board, Stream output, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(output, board, Options, cancellation);
}
