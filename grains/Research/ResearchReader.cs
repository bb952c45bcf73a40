using System.Collections.Immutable;
using Stadmaken.Cities;
using Stadmaken.Grains.Feeds;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Research;

/// <summary>
/// Reads what an issue is made from, straight from the journals: no grain is woken for each practice and person. What counts is what was so at one moment and
/// is so still: who consented then and withdrew since is not in it (rule R5).
/// </summary>
/// <param name="store">The journals.</param>
/// <param name="grains">To ask which practices there are.</param>
public sealed class ResearchReader(IJournalStore store, IGrainFactory grains)
{
    private static readonly PracticeModel Practices = new();
    private static readonly ParticipantModel Participants = new();

    /// <summary>Every practice of the network.</summary>
    /// <exception cref="ResearchUnavailableException">Not all of them can be asked for now.</exception>
    public async Task<IReadOnlyList<ListedPractice>> ListAsync()
    {
        var practices = new List<ListedPractice>();
        foreach (var cityId in await grains.GetGrain<INetworkGrain>(JournalIds.Network).Cities())
        {
            var city = grains.GetGrain<ICityGrain>(JournalIds.City(cityId));
            var (described, listed) = (await city.Describe(Caller.Anonymous), await city.Practices(Caller.Anonymous));
            if ((described.Refusal ?? listed.Refusal) is { } refusal)
            {
                throw new ResearchUnavailableException($"The practices of {cityId} could not be asked for: {refusal.Code}.");
            }

            practices.AddRange(listed.Value!.Select(practice => new ListedPractice(practice.PracticeId, described.Value!.Facts.Country)));
        }

        return practices;
    }

    /// <summary>Reads practices with their people, as they were at a moment.</summary>
    /// <exception cref="JournalStoreException">The store cannot be read.</exception>
    public async Task<ResearchMaterial> ReadAsync(IEnumerable<ListedPractice> listed, DateTimeOffset until)
    {
        var practices = new SortedDictionary<string, ResearchPractice>(StringComparer.Ordinal);
        var countries = listed.ToDictionary(practice => practice.PracticeId, practice => practice.Country, StringComparer.Ordinal);
        await AtOnce.EachAsync(countries.Keys, async practiceId =>
        {
            if (await ReadPracticeAsync(practiceId, countries[practiceId], until) is { Purposes.Count: > 0 } practice)
            {
                practices.Add(practiceId, practice);
            }
        });

        var people = new Dictionary<string, ResearchPerson>(StringComparer.Ordinal);
        await AtOnce.EachAsync(practices.Values.SelectMany(practice => practice.People).Distinct(StringComparer.Ordinal), async participantId =>
        {
            if (await ReadPersonAsync(participantId, until) is { } person)
            {
                people.Add(participantId, person);
            }
        });

        return new ResearchMaterial([.. practices.Values], people);
    }

    private async Task<ResearchPractice?> ReadPracticeAsync(string practiceId, string country, DateTimeOffset until)
    {
        var (state, then) = (Practices.Empty, Practices.Empty);
        var facts = new List<PracticeFact>();
        var people = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in EntriesAsync(JournalIds.Practice(practiceId)))
        {
            var happened = Practices.Events.Decode(entry.Type, entry.Data);
            var before = state;
            state = Practices.Fold(state, new Recorded<HomeEvent>(entry.Version, entry.At, entry.By, happened));
            if (entry.At > until)
            {
                continue;
            }

            then = state;
            facts.Add(new PracticeFact(entry.Version, entry.At, entry.By, entry.Type, happened, before.HasBegun ? before.Phase : state.Phase, MonthsLate(before, happened)));
            people.Add(entry.By);
        }

        if (!then.HasBegun)
        {
            return null;
        }

        people.UnionWith(then.Stakeholders.Select(stakeholder => stakeholder.ParticipantId).OfType<string>());
        people.Add(then.StewardId);
        people.Remove(Caller.NetworkId);
        return new ResearchPractice(
            practiceId,
            then.Facts.Title,
            then.CityId,
            country,
            then.Facts.Kind,
            Both(then.Consents.Select(consent => consent.Purpose), state.Consents.Select(consent => consent.Purpose)),
            people,
            [.. then.Stakeholders.Concat(then.FormerStakeholders).Where(stakeholder => stakeholder.Kind == "person").Select(stakeholder => stakeholder.Name)],
            facts);
    }

    private async Task<ResearchPerson?> ReadPersonAsync(string participantId, DateTimeOffset until)
    {
        var (state, then) = (Participants.Empty, Participants.Empty);
        await foreach (var entry in EntriesAsync(JournalIds.Participant(participantId)))
        {
            state = Participants.Fold(state, new Recorded<ParticipantEvent>(entry.Version, entry.At, entry.By, Participants.Events.Decode(entry.Type, entry.Data)));
            then = entry.At > until ? then : state;
        }

        return state.IsRegistered && then.IsRegistered
            ? new ResearchPerson(
                participantId,
                state.DisplayName,
                state.Sector,
                Both(then.Consents.Select(consent => consent.Purpose), state.Consents.Select(consent => consent.Purpose)),
                state.QuoteSeed,
                state.RemovedQuotes)
            : null;
    }

    private async IAsyncEnumerable<JournalEntry> EntriesAsync(string journalId)
    {
        var after = 0L;
        while (await store.ReadAsync(journalId, after, Following.LargestPage, CancellationToken.None) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page[^1].Version;
        }
    }

    private static int? MonthsLate(PracticeState before, HomeEvent happened) =>
        happened is MilestoneReached reached && before.FindMilestone(reached.MilestoneId) is { } milestone
            ? ((reached.On.Year - milestone.Date.Year) * 12) + reached.On.Month - milestone.Date.Month
            : null;

    private static ImmutableHashSet<string> Both(IEnumerable<string> then, IEnumerable<string> now) => [.. then.Intersect(now, StringComparer.Ordinal)];
}

/// <summary>A practice that there is.</summary>
/// <param name="PracticeId">Which.</param>
/// <param name="Country">The country of its city.</param>
public sealed record ListedPractice(string PracticeId, string Country);

/// <summary>Not everything that an issue is made from can be read now.</summary>
public sealed class ResearchUnavailableException(string message) : Exception(message);
