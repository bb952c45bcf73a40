using Stadmaken.Journals;

namespace Stadmaken.Feeds;

/// <summary>
/// Something that follows practices and keeps what is new in them in its own journal: a city, a participant (rules F6 to F9).
/// </summary>
[Alias("stadmaken.feed")]
public interface IFeedGrain : IJournalGrain
{
    /// <summary>
    /// A hint that there is news of a practice. What is new is read from the practice, from this feed's own stored cursor, and
    /// is stored here when the call returns.
    /// </summary>
    /// <param name="practiceId">Which.</param>
    /// <param name="version">The version it has at least; one that is known already costs nothing.</param>
    /// <returns>Whether the practice is followed; if not, there is no need to tell of it again.</returns>
    /// <exception cref="Exception">Reading or storing failed; to be told again later.</exception>
    [Alias("nudge")]
    Task<bool> Nudge(string practiceId, long version);
}
