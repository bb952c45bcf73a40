using Stadmaken.Audit;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Audit;
using Stadmaken.Grains.Boards;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Gatherings;
using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Practices;
using Stadmaken.Grains.Research;

namespace Stadmaken.Grains.Checking;

/// <summary>The check of every kind of journal. A kind that is missing here is found by a test, and at the latest by the check itself.</summary>
public static class JournalChecks
{
    private static readonly Dictionary<string, JournalCheck> ByKind = new(StringComparer.Ordinal)
    {
        ["audit"] = new JournalCheck<AuditState, AuditEvent>("audit-snapshot", new AuditModel()),
        ["board"] = new JournalCheck<BoardState, BoardEvent>("board-snapshot", new BoardModel()),
        ["city"] = new JournalCheck<CityState, HomeEvent>("city-snapshot", new CityModel()),
        ["network"] = new JournalCheck<NetworkState, HomeEvent>("network-snapshot", new NetworkModel()),
        ["practice"] = new JournalCheck<PracticeState, HomeEvent>("practice-snapshot", new PracticeModel()),
        ["gathering"] = new JournalCheck<GatheringState, HomeEvent>("gathering-snapshot", new GatheringModel()),
        ["research"] = new JournalCheck<ResearchState, ResearchEvent>("research-snapshot", new ResearchModel()),
        ["participant"] = new JournalCheck<ParticipantState, ParticipantEvent>("participant-snapshot", new ParticipantModel()),
        ["followers"] = new JournalCheck<FollowersState, FollowersEvent>("followers-snapshot", new FollowersModel()),
        ["board-followers"] = new JournalCheck<FollowersState, FollowersEvent>("followers-snapshot", new FollowersModel()),
    };

    /// <summary>Every kind there is, as in the ids of journals.</summary>
    public static IEnumerable<string> Kinds => ByKind.Keys;

    /// <summary>The check of this journal; null when nobody knows its kind.</summary>
    public static JournalCheck? For(string journalId) =>
        journalId.IndexOf(':', StringComparison.Ordinal) is var end and > 0 ? ByKind.GetValueOrDefault(journalId[..end]) : null;
}
