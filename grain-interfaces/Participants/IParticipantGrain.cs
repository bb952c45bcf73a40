using Stadmaken.Feeds;
using Stadmaken.Journals;

namespace Stadmaken.Participants;

/// <summary>A person in the network. Key: <see cref="JournalIds.Participant"/>.</summary>
[Alias("stadmaken.participant")]
public interface IParticipantGrain : IFeedGrain, IGrainWithStringKey
{
    /// <summary>Enters a newcomer into the network.</summary>
    /// <returns>The profile; <c>conflict</c> if this participant is already there; <c>not-found</c> if the city is not in the network.</returns>
    [Alias("register")]
    Task<Answer<ParticipantProfile>> Register(string displayName, string cityId, string sector);

    /// <summary>The profile, or <c>not-found</c>.</summary>
    [Alias("describe")]
    Task<Answer<ParticipantProfile>> Describe();

    /// <summary>Follows a practice from its present version on; following it again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="practiceId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("follow-practice")]
    Task<Refusal?> FollowPractice(Caller caller, string practiceId);

    /// <summary>Follows a practice no more; what came of it stays. Doing so again changes nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="practiceId">Which.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("unfollow-practice")]
    Task<Refusal?> UnfollowPractice(Caller caller, string practiceId);

    /// <summary>
    /// Follows a practice because the participant has a part in it. Called by that practice; only the first time counts, so that who
    /// follows it no more stays left alone.
    /// </summary>
    /// <param name="practiceId">Which.</param>
    /// <param name="from">News after this version is wanted.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("involve")]
    Task<Refusal?> Involve(string practiceId, long from);

    /// <summary>The practices that the participant follows, for themselves only.</summary>
    [Alias("follows")]
    Task<Answer<FollowedPractice[]>> Follows(Caller caller);

    /// <summary>Items of the inbox after a position, for the participant only. What they did themselves is no news to them.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="after">A position; 0 from the beginning.</param>
    /// <param name="limit">At most this many, 1 to <see cref="Following.LargestPage"/>; a value outside is brought inside.</param>
    [Alias("inbox")]
    Task<Answer<InboxPage>> Inbox(Caller caller, long after, int limit);

    /// <summary>The newest items of the inbox, for the participant only.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="limit">At most this many; no more than a hundred are kept at hand.</param>
    [Alias("newest")]
    Task<Answer<InboxPage>> Newest(Caller caller, int limit);

    /// <summary>Notes that the inbox was read up to a position. Earlier ones change nothing.</summary>
    /// <param name="caller">The participant.</param>
    /// <param name="position">At most the position of the newest item.</param>
    /// <returns>Null once it is stored, or why not.</returns>
    [Alias("mark-read")]
    Task<Refusal?> MarkRead(Caller caller, long position);
}
