using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Grains.Participation;

/// <summary>What people did, as far as a journal was read. Entries are given in order, each once.</summary>
public abstract class ActsOfPeople
{
    private readonly Dictionary<string, Act> _most = new(StringComparer.Ordinal);

    /// <summary>The most that each did.</summary>
    public IReadOnlyDictionary<string, Act> Most => _most;

    /// <summary>The names of the events that count.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Takes in an entry.</summary>
    public abstract void Read(JournalEntry entry);

    /// <summary>Notes that somebody did something; what the network does itself is nobody's.</summary>
    protected void Did(string participantId, Act act)
    {
        if (participantId is not ("" or Caller.NetworkId) && act > _most.GetValueOrDefault(participantId))
        {
            _most[participantId] = act;
        }
    }
}

/// <summary>Where what an entry is called says all.</summary>
/// <param name="spoken">Names of events by which somebody speaks.</param>
/// <param name="decided">Names of events by which somebody decides.</param>
public sealed class ActsByName(IReadOnlySet<string> spoken, IReadOnlySet<string> decided) : ActsOfPeople
{
    /// <summary>Those of a practice.</summary>
    public static ActsByName OfPractice() => new(
        new HashSet<string>
        {
            "practiceStarted", "factsChanged", "stakeholderAdded", "agreementProposed", "milestoneAdded", "milestoneReached", "updatePosted",
            "contributionRecorded", "contributionWithdrawn", "borrowingPlanned", "borrowingReported", "stewardshipOffered", "stewardshipDeclined",
            "questionAsked", "questionAnswered", "reactionPlaced",
        },
        new HashSet<string> { "agreementAccepted", "agreementReviewed", "agreementEnded", "phaseChanged", "practiceEnded", "stewardshipAccepted" });

    /// <summary>Those of a gathering.</summary>
    public static ActsByName OfGathering() => new(
        new HashSet<string> { "gatheringStarted", "gatheringChanged", "stopAdded", "stopChanged", "questionLeft", "questionAnswered" },
        new HashSet<string> { "gatheringCancelled" });

    /// <inheritdoc/>
    public override IEnumerable<string> Names => spoken.Concat(decided);

    /// <inheritdoc/>
    public override void Read(JournalEntry entry) =>
        Did(entry.By, decided.Contains(entry.Type) ? Act.Decided : spoken.Contains(entry.Type) ? Act.Spoke : Act.Silent);
}
