using Stadmaken.Journals;

namespace Stadmaken.Participants;

/// <summary>A person in the network. Key: <see cref="JournalIds.Participant"/>.</summary>
[Alias("stadmaken.participant")]
public interface IParticipantGrain : IJournalGrain, IGrainWithStringKey
{
    /// <summary>Enters a newcomer into the network.</summary>
    /// <returns>The profile; <c>conflict</c> if this participant is already there; <c>not-found</c> if the city is not in the network.</returns>
    [Alias("register")]
    Task<Answer<ParticipantProfile>> Register(string displayName, string cityId, string sector);

    /// <summary>The profile, or <c>not-found</c>.</summary>
    [Alias("describe")]
    Task<Answer<ParticipantProfile>> Describe();
}
