using System.Text;
using Stadmaken.Grains.Participation;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Tests.Unit.Participation;

public class ActsTests
{
    private static readonly string Samples = Path.Combine(Support.Processes.Repository.Root, "tests", "Unit", "Journals", "Samples");

    [Fact]
    public void PM2_each_person_is_known_by_the_most_they_did()
    {
        var acts = Read(ActsByName.OfPractice(), ("amina", "agreementAccepted"), ("amina", "updatePosted"), ("bram", "updatePosted"), ("carla", "stakeholderLeft"), (Caller.NetworkId, "practiceQuiet"));

        Assert.Equal([("amina", Act.Decided), ("bram", Act.Spoke)], Sorted(acts));
    }

    [Fact]
    public void PM3_a_secret_vote_counts_when_its_round_is_closed_and_one_that_was_taken_back_does_not()
    {
        var acts = Read(new ActsOnBoard(), ("dirk", "votingStarted"), ("amina", Ballot("ballotCast")), ("bram", Ballot("ballotCast")), ("bram", Ballot("ballotWithdrawn")), ("carla", Ballot("cardWritten")));
        Assert.Empty(acts.Most);

        Read(acts, ("dirk", "votingClosed"));
        Assert.Equal([("amina", Act.Decided)], Sorted(acts));
    }

    [Fact]
    public void PM3_votes_of_a_round_that_was_never_closed_count_for_nothing()
    {
        var acts = Read(new ActsOnBoard(), ("dirk", "votingStarted"), ("amina", Ballot("ballotCast")), ("dirk", "votingStarted"), ("dirk", "votingClosed"));

        Assert.Empty(acts.Most);
    }

    [Fact]
    public void PM3_who_wrote_in_private_speaks_when_it_is_revealed_and_who_reveals_it_does_not()
    {
        var acts = Read(new ActsOnBoard(), ("dirk", """revealed {"cards":[{"cardId":"k","zoneId":"z","text":"Durf","colour":"blue","createdBy":"amina","createdAt":"2026-11-24T12:00:00+00:00"}]}"""));

        Assert.Equal([("amina", Act.Spoke)], Sorted(acts));
    }

    [Theory]
    [InlineData("board")]
    [InlineData("practice")]
    [InlineData("gathering")]
    public void Every_event_that_was_ever_stored_can_be_read(string kind)
    {
        ActsOfPeople acts = kind switch { "board" => new ActsOnBoard(), "practice" => ActsByName.OfPractice(), _ => ActsByName.OfGathering() };
        var files = Directory.GetFiles(Path.Combine(Samples, kind));
        foreach (var file in files)
        {
            using var sample = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
            Read(acts, ("amina", sample.RootElement.GetProperty("type").GetString() + " " + sample.RootElement.GetProperty("data")));
        }

        Assert.NotEmpty(files);
        Assert.Contains("amina", acts.Most.Keys);
    }

    [Theory]
    [InlineData("board")]
    [InlineData("practice")]
    [InlineData("gathering")]
    public void Every_name_that_counts_is_that_of_an_event(string kind)
    {
        ActsOfPeople acts = kind switch { "board" => new ActsOnBoard(), "practice" => ActsByName.OfPractice(), _ => ActsByName.OfGathering() };
        var stored = Directory.GetFiles(Path.Combine(Samples, kind)).Select(file => Path.GetFileName(file).Split('.')[0]).ToHashSet();

        Assert.Subset(stored, acts.Names.ToHashSet());
    }

    private static string Ballot(string step) => step == "cardWritten"
        ? """happenedPrivately {"step":{"type":"cardWritten","cardId":"k","zoneId":"z","text":"Durf","colour":"blue"}}"""
        : $$$"""happenedPrivately {"step":{"type":"{{{step}}}","cardId":"k"}}""";

    private static (string, Act)[] Sorted(ActsOfPeople acts) => [.. acts.Most.Where(one => one.Value != Act.Silent).OrderBy(one => one.Key).Select(one => (one.Key, one.Value))];

    private static ActsOfPeople Read(ActsOfPeople acts, params (string By, string What)[] entries)
    {
        foreach (var (by, what) in entries)
        {
            var (type, data) = what.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (what[..at], what[at..]) : (what, "{}");
            acts.Read(new JournalEntry(1, DateTimeOffset.UnixEpoch, by, "c", type, Encoding.UTF8.GetBytes(data)));
        }

        return acts;
    }
}
