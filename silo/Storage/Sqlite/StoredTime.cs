using System.Globalization;

namespace Stadmaken.Silo.Storage.Sqlite;

/// <summary>
/// Times as text: UTC, to the 100 ns a <see cref="DateTimeOffset"/> has, always the same length, so that text order is
/// time order and a person can read them.
/// </summary>
internal static class StoredTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Someone else wrote it.</exception>
    public static DateTimeOffset Parse(string stored) =>
        DateTimeOffset.ParseExact(stored, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
