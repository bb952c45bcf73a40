namespace Stadmaken.Journals;

/// <summary>
/// What every grain with a journal offers to those who follow it (rules F1 to F5).
/// These calls are for nodes and grains of the network itself; what a participant may read
/// is decided by the calls that carry a <see cref="Participants.Caller"/>.
/// </summary>
[Alias("stadmaken.journal")]
public interface IJournalGrain : IGrain
{
    /// <summary>
    /// Registers a follower, or renews it. A follower that is not renewed within
    /// <see cref="Following.Expiry"/> is forgotten. Entries after <paramref name="cursor"/>
    /// are pushed to it from now on.
    /// </summary>
    /// <param name="follower">Where to push.</param>
    /// <param name="cursor">The last version the follower has; 0 for none.</param>
    /// <returns>The last stored version, so that a follower that missed a push can tell.</returns>
    [Alias("follow")]
    Task<long> Follow(IJournalFollower follower, long cursor);

    /// <summary>Forgets a follower; unknown ones are ignored.</summary>
    [Alias("unfollow")]
    Task Unfollow(IJournalFollower follower);

    /// <summary>Reads stored entries in order.</summary>
    /// <param name="after">Entries with a greater version are read.</param>
    /// <param name="limit">At most this many, 1 to <see cref="Following.LargestPage"/>; a value outside is brought inside.</param>
    [Alias("read")]
    Task<JournalPage> Read(long after, int limit);

    /// <summary>
    /// Redacts what people wrote in it (rule J9), as one step, and answers once it is stored. Done again with the same id it changes nothing.
    /// For grains of the network itself: whether someone may ask for it was decided before.
    /// </summary>
    /// <param name="commandId">The id of the command that it is (rule J3).</param>
    /// <param name="by">In whose name.</param>
    /// <param name="redaction">What.</param>
    /// <returns>Null once it is stored, or there is nothing of it here; otherwise why not.</returns>
    [Alias("redact")]
    Task<Refusal?> Redact(string commandId, string by, Redaction redaction);
}
