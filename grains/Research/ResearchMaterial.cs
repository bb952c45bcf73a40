using Stadmaken.Cities;
using Stadmaken.Research;

namespace Stadmaken.Grains.Research;

/// <summary>What an issue is made from: the practices that consent to something, and the people in them, as they were at one moment.</summary>
/// <param name="Practices">Practices that consent to something.</param>
/// <param name="People">Everybody in those who has not been erased, by participant id.</param>
public sealed record ResearchMaterial(IReadOnlyList<ResearchPractice> Practices, IReadOnlyDictionary<string, ResearchPerson> People)
{
    /// <summary>The people in a practice, as far as they have not been erased (rule R4).</summary>
    public IEnumerable<string> In(ResearchPractice practice) => practice.People.Where(People.ContainsKey);

    /// <summary>Everything that may be quoted (rules R1 and R7).</summary>
    /// <param name="removedToo">Whether also what its author took out.</param>
    public IEnumerable<Quote> Quotes(bool removedToo = false) => Practices
        .Where(practice => practice.Purposes.Contains(ResearchPurposes.Quotes))
        .SelectMany(practice => Quote.Of(practice, this))
        .Where(quote => removedToo || !quote.IsRemoved);
}

/// <summary>A practice, as far as it matters for research.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="CityId">Its city.</param>
/// <param name="Country">The country of that.</param>
/// <param name="Kind">What kind of practice it is.</param>
/// <param name="Purposes">What it consents to.</param>
/// <param name="People">Participants who did something in it, speak for one of its stakeholders or are its steward.</param>
/// <param name="Names">What persons among its stakeholders are or were called.</param>
/// <param name="Facts">What happened, in order.</param>
public sealed record ResearchPractice(
    string PracticeId,
    string Title,
    string CityId,
    string Country,
    string Kind,
    IReadOnlySet<string> Purposes,
    IReadOnlySet<string> People,
    IReadOnlyList<string> Names,
    IReadOnlyList<PracticeFact> Facts);

/// <summary>Something that happened in a practice, with what was so before it.</summary>
/// <param name="Version">Where it is in the journal.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Type">The stored name of the event.</param>
/// <param name="Event">What.</param>
/// <param name="Phase">The phase that the practice was in.</param>
/// <param name="MonthsLate">For a milestone that was reached: how many months after the one it was set for.</param>
public sealed record PracticeFact(long Version, DateTimeOffset At, string By, string Type, HomeEvent Event, string Phase, int? MonthsLate = null);

/// <summary>A person, as far as they matter for research.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Sector">Their sector.</param>
/// <param name="Purposes">What they consent to.</param>
/// <param name="QuoteSeed">What their quotes are called is reckoned from it.</param>
/// <param name="RemovedQuotes">What they took out of those.</param>
public sealed record ResearchPerson(
    string ParticipantId, string Name, string Sector, IReadOnlySet<string> Purposes, string? QuoteSeed, IReadOnlySet<string> RemovedQuotes);
