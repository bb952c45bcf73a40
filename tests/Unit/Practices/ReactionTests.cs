using Stadmaken.Cities;
using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Practices;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;
using static Stadmaken.Tests.Unit.Practices.TestPractice;

namespace Stadmaken.Tests.Unit.Practices;

public class ReactionTests
{
    private static readonly Caller Guest = new("g-1", string.Empty, [], new CallerInvitation("i1", "b1"));

    public static TheoryData<string?, string?, string?, string?> Audiences => new()
    {
        // Whom the city lets; then what a participant, a guest by a link and someone without a session hear.
        { ReactionAudiences.Nobody, RefusalCodes.NotAllowed, RefusalCodes.NotAllowed, RefusalCodes.NotAllowed },
        { ReactionAudiences.Network, null, RefusalCodes.NotAllowed, RefusalCodes.NotAllowed },
        { ReactionAudiences.Anyone, null, null, RefusalCodes.NotAllowed },
        { null, RefusalCodes.Unavailable, RefusalCodes.Unavailable, RefusalCodes.NotAllowed },
    };

    [Theory]
    [MemberData(nameof(Audiences))]
    public void PR13_who_reacts_is_the_citys_to_say_and_never_someone_without_a_session(string? openTo, string? participant, string? guest, string? visitor)
    {
        var hears = new[] { Dirk, Guest, Caller.Anonymous }.Select(caller => Place(new TestPractice(), caller, openTo).Refusal?.Code);
        Assert.Equal([participant, guest, visitor], hears);
    }

    [Fact]
    public void PR13_who_writes_hides_and_restores_and_who_placed_it_takes_it_back()
    {
        var practice = WithStakeholders();
        var open = new TalkLookup(ReactionsOpenTo: ReactionAudiences.Anyone);
        practice.Accepts(Guest, new PlaceReaction("r1", "Stelletje prutsers"), looked: open);
        practice.Refuses(Dirk, new HideReaction("r1", "Scheldt"), RefusalCodes.NotAllowed);
        practice.Refuses(Carla, new RestoreReaction("r1", "Mag"), RefusalCodes.Conflict);
        practice.Accepts(Carla, new HideReaction("r1", "Scheldt"));
        practice.Refuses(Carla, new HideReaction("r1", "Scheldt"), RefusalCodes.Conflict);
        Assert.Equal("Scheldt", practice.State.Reactions.Single().HiddenBecause);
        practice.Accepts(Amina, new RestoreReaction("r1", "Was ironie"));
        Assert.Null(practice.State.Reactions.Single().HiddenBecause);

        practice.Refuses(Carla, new RedactReaction("r1", "Weg"), RefusalCodes.NotAllowed);
        practice.Refuses(Amina, new RemoveReaction("r1"), RefusalCodes.NotAllowed);
        practice.Accepts(Amina, new RedactReaction("r1", "Beledigt"));
        practice.Refuses(Carla, new HideReaction("r1", "Scheldt"), RefusalCodes.Conflict);
        practice.Accepts(Guest, new RemoveReaction("r1"));
        practice.Refuses(Guest, new RemoveReaction("r1"), RefusalCodes.NotFound, "reactionId");
        practice.Refuses(Amina, new RedactReaction("r1", "Weg"), RefusalCodes.NotFound, "reactionId");
        practice.Refuses(Dirk, new RemoveReaction("r9"), RefusalCodes.NotFound, "reactionId");
    }

    [Fact]
    public void PR13_nobody_fills_a_practice_with_reactions_and_they_are_no_news()
    {
        var practice = new TestPractice(limits: new PracticeLimits { ReactionsOfOne = 2, Reactions = 4 }) { Now = Start.AddDays(1) };
        var open = new TalkLookup(ReactionsOpenTo: ReactionAudiences.Network);
        practice.Accepts(Dirk, new PlaceReaction("r1", "Mooi"), looked: open);
        practice.Accepts(Dirk, new PlaceReaction("r2", "Echt"), looked: open);
        practice.Refuses(Dirk, new PlaceReaction("r3", "Heus"), RefusalCodes.Conflict, looked: open);
        practice.Accepts(Dirk, new RemoveReaction("r1"));
        practice.Accepts(Dirk, new PlaceReaction("r3", "Heus"), looked: open);
        practice.Accepts(Carla, new PlaceReaction("r4", "Ja"), looked: open);
        practice.Refuses(Bram, new PlaceReaction("r5", "Ook"), RefusalCodes.TooLarge, "reactionId", looked: open);
        Assert.Equal(Start, practice.State.LastNewsAt);
    }

    [Fact]
    public void A_steward_of_the_city_says_who_reacts_and_until_then_it_is_participants()
    {
        var model = new CityModel();
        var city = model.Fold(model.Empty, new Recorded<HomeEvent>(1, Start, "operator", new CityAdmitted(new CityFacts("Haarlem", "NL", "municipality", null, 52.38, 4.64, []))));
        Assert.Equal(ReactionAudiences.Network, city.ReactionsOpenTo);
        Assert.Equal(RefusalCodes.NotAllowed, CityDecider.OpenReactions(city, Amina, "haarlem", ReactionAudiences.Anyone).Refusal?.Code);
        Assert.Equal(RefusalCodes.NotAllowed, CityDecider.OpenReactions(city, OtherSteward, "haarlem", ReactionAudiences.Anyone).Refusal?.Code);
        Assert.Equal(RefusalCodes.Invalid, CityDecider.OpenReactions(city, Steward, "haarlem", "friends").Refusal?.Code);
        Assert.Equal(RefusalCodes.NotFound, CityDecider.OpenReactions(model.Empty, Operator, "gouda", ReactionAudiences.Anyone).Refusal?.Code);
        var opened = CityDecider.OpenReactions(city, Steward, "haarlem", ReactionAudiences.Anyone).Event!;
        Assert.Equal(ReactionAudiences.Anyone, model.Fold(city, new Recorded<HomeEvent>(2, Start, "steward", opened)).ReactionsOpenTo);
    }

    private static Decision<HomeEvent> Place(TestPractice practice, Caller caller, string? openTo) => PracticeDecider.Decide(
        practice.State, TestPractice.Id, caller, new PlaceReaction("r1", "Mooi"), null, practice.Limits, practice.BoardLimits, practice.Now, new TalkLookup(ReactionsOpenTo: openTo));
}
