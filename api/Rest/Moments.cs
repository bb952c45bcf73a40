using System.Globalization;
using System.Text.RegularExpressions;

namespace Stadmaken.Api.Rest;

/// <summary>Moments as requests write them: ISO 8601 with a time and an offset, in queries and bodies alike.</summary>
internal static partial class Moments
{
    /// <summary>What is told of one that cannot be read.</summary>
    internal const string Form = "Must be a moment as ISO 8601 with an offset, such as 2026-11-24T14:30:00+01:00 or 2026-11-24T13:30:00Z.";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The moment, UTC; null if it cannot be read.</summary>
    internal static DateTimeOffset? Parse(string? text) =>
        text is not null
        && EndsInOffset().IsMatch(text)
        && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.ToUniversalTime()
            : null;

    // \z, because $ would let a line feed at the end through.
    [GeneratedRegex(@"(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex EndsInOffset();
}
