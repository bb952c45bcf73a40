using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stadmaken.Api.Live.Wire;

/// <summary>How JSON is written for the wire: text as it is, which is safe because it is never put inside HTML.</summary>
internal static class WireText
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Everything written with these options is written by code here, whose tests read it back.
        SkipValidation = true,
    };
}
