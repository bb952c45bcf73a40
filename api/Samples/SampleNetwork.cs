using System.Text.Json;
using Stadmaken.Api.Rest;
using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Api.Samples;

/// <summary>
/// Sows the sample network, by the same calls as people's. Before each step it looks whether that was done, so a start that was
/// cut short is finished by the next, and every later one adds nothing.
/// </summary>
/// <remarks>
/// The journal is asked what it has, rather than relying on rule J3 alone: an old command sent again can meet a refusal,
/// because what it once added is there.
/// </remarks>
internal sealed partial class SampleNetwork(IGrainFactory grains, TimeProvider clock, ILogger<SampleNetwork> logger) : IHostedService
{
    private const int CommandsPerCall = 64;
    private const int DaysToFormulate = 60;

    /// <inheritdoc/>
    /// <exception cref="SampleException">There are practices or gatherings of people in this network, or something of the sample was refused.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var cities = SampleFiles.Read(today);
        await RefuseAmongPeopleAsync(cities);

        // People first: a practice can name someone of another city.
        foreach (var city in cities)
        {
            foreach (var person in city.People)
            {
                await EnterAsync(city.CityId, person);
            }
        }

        // Then every practice, and who follows it, before anything happens there: who follows later has missed it.
        var practices = cities.SelectMany(city => city.Practices, (city, practice) => (City: city, Practice: practice)).ToArray();
        foreach (var (city, practice) in practices)
        {
            await StartAsync(city, practice);
        }

        var (gathered, added) = (0, 0);
        foreach (var city in cities)
        {
            added += await FollowAsync(city);
        }

        foreach (var (city, practice) in practices)
        {
            cancellationToken.ThrowIfCancellationRequested();
            added += await TellAsync(grains.Practice(practice.PracticeId), city.CityId, practice);
        }

        var gatherings = new SampleGatherings(grains, cities);
        foreach (var city in cities)
        {
            foreach (var gathering in city.Gatherings)
            {
                cancellationToken.ThrowIfCancellationRequested();
                added += await gatherings.SowAsync(city, gathering);
                gathered++;
            }
        }

        await SetDateAsync(today);
        LogSown(practices.Length, gathered, cities.Length, added);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Where the sample came first, people may have started practices and gatherings since; that is what it is for.
    private async Task RefuseAmongPeopleAsync(SampleCity[] cities)
    {
        var ours = cities.SelectMany(city => city.Practices.Select(practice => practice.PracticeId).Concat(city.Gatherings.Select(gathering => gathering.GatheringId))).ToHashSet(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var cityId in await grains.Network().Cities())
        {
            found.AddRange((await PracticesOfAsync(cityId)).Select(practice => practice.PracticeId));
            found.AddRange((await SampleGatherings.OfAsync(grains, cityId)).Select(gathering => gathering.GatheringId));
        }

        if (found.Count > 0 && !found.Exists(ours.Contains))
        {
            throw new SampleException(
                $"People have started practices or gatherings in this data directory ({found.Count}), and samples do not go among those. Leave Seed out, or set Storage__DataDirectory to another directory.");
        }
    }

    private async Task EnterAsync(string cityId, SamplePerson person)
    {
        var participant = grains.Participant(person.ParticipantId);
        if ((await participant.Describe()).IsGiven)
        {
            return;
        }

        Insist((await participant.Register(person.DisplayName, cityId, person.Sector)).Refusal, person.ParticipantId, "register");
    }

    private async Task StartAsync(SampleCity city, SamplePractice practice)
    {
        var starter = new Caller(practice.StartedBy, city.CityId, []);
        if (!Array.Exists(await PracticesOfAsync(city.CityId), listed => listed.PracticeId == practice.PracticeId))
        {
            Insist((await grains.City(city.CityId).StartPractice(starter, practice.PracticeId, practice.Facts)).Refusal, practice.PracticeId, "start");
        }

        await OpenBoardsAsync(grains.Practice(practice.PracticeId), starter, practice);
    }

    // Unless an operator has set another.
    private async Task SetDateAsync(DateOnly today)
    {
        if ((await grains.Network().Describe()).FormulationDate is null)
        {
            Insist(await grains.Network().SetFormulationDate(Caller.Network, today.AddDays(DaysToFormulate)), "network", "date");
        }
    }

    // In the network's name, for nobody in the sample is steward of a city.
    private async Task<int> FollowAsync(SampleCity city)
    {
        var grain = grains.City(city.CityId);
        var followed = await FollowedAsync(grain);
        var added = 0;
        foreach (var practiceId in city.Follows.Where(practiceId => !followed.Contains(practiceId)))
        {
            Insist(await grain.FollowPractice(Caller.Network, practiceId), city.CityId, $"follow {practiceId}");
            added++;
        }

        return added;
    }

    // Ever, not now: what its steward chose to follow no more is not followed again.
    private static async Task<HashSet<string>> FollowedAsync(ICityGrain city)
    {
        var followed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in ReadAsync(city))
        {
            if (entry.Type == "practiceFollowed")
            {
                using var data = JsonDocument.Parse(entry.Data);
                followed.Add(data.RootElement.GetProperty("practiceId").GetString()!);
            }
        }

        return followed;
    }

    private static async Task OpenBoardsAsync(IPracticeGrain grain, Caller starter, SamplePractice practice)
    {
        var opened = await grain.Open(starter);
        if (!opened.IsGiven)
        {
            throw Refused(opened.Refusal, practice.PracticeId, "open");
        }

        foreach (var board in practice.Boards.Where(board => !Array.Exists(opened.Value.Boards, listed => listed.BoardId == board.BoardId)))
        {
            var content = new BoardContent(
                [.. board.Zones.Select(zone => new ZoneContent(zone.Title, [.. zone.Cards.Select(text => new CardContent(text, CardColours.Default, []))]))],
                [],
                null);
            Insist((await grain.OpenBoard(starter, board.BoardId, content.ToOpening(board.Title, board.Visibility, null))).Refusal, practice.PracticeId, board.BoardId);
        }
    }

    private static async Task<int> TellAsync(IPracticeGrain grain, string cityId, SamplePractice practice)
    {
        var done = await DoneAsync(grain);
        var added = 0;
        foreach (var steps in practice.Story.Where(step => !done.Contains(step.StepId)).Chunk(CommandsPerCall))
        {
            var results = await grain.Submit([.. steps.Select(step => new PracticeSubmission(step.StepId, new Caller(step.By, cityId, []), step.Command))]);
            foreach (var refused in results.OfType<CommandResult.Refused>())
            {
                throw Refused(refused.Refusal, practice.PracticeId, refused.CommandId);
            }

            added += steps.Length;
        }

        return added;
    }

    private static async Task<HashSet<string>> DoneAsync(IPracticeGrain grain)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in ReadAsync(grain))
        {
            done.Add(entry.CommandId);
        }

        return done;
    }

    private static async IAsyncEnumerable<JournalEntry> ReadAsync(IJournalGrain journal)
    {
        for (long after = 0; ;)
        {
            var page = await journal.Read(after, Following.LargestPage);
            if (page.Entries is not [.., var last])
            {
                yield break;
            }

            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            after = last.Version;
        }
    }

    private async Task<PracticeListing[]> PracticesOfAsync(string cityId)
    {
        var listed = await grains.City(cityId).Practices(Caller.Anonymous);
        return listed.IsGiven ? listed.Value : throw Refused(listed.Refusal, cityId, "practices");
    }

    internal static void Insist(Refusal? refusal, string subject, string step)
    {
        if (refusal is not null)
        {
            throw Refused(refusal, subject, step);
        }
    }

    internal static SampleException Refused(Refusal refusal, string subject, string step) =>
        new($"The sample network is not whole: {step} of {subject} was refused ({refusal.Code}: {refusal.Field} {refusal.Message}). Start again without Seed, or with an empty data directory.");

    [LoggerMessage(Level = LogLevel.Information, Message = "The sample network is there: {Practices} practices and {Gatherings} gatherings in {Cities} cities; {Added} of its steps were taken now.")]
    private partial void LogSown(int practices, int gatherings, int cities, int added);
}
