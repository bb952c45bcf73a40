using System.Text;
using System.Text.Json;
using Stadmaken.Grains.Journals;
using Stadmaken.Grains.Participants;
using Stadmaken.Grains.Redacting;
using Stadmaken.Journals;
using Stadmaken.Practices;
using Stadmaken.Research;
using Stadmaken.Tests.Unit.Practices;

namespace Stadmaken.Tests.Unit.Research;

public class ConsentTests
{
    private static readonly ParticipantModel Participants = new();

    [Fact]
    public void R1_a_practice_consents_per_purpose_by_its_steward_or_who_speaks_for_a_stakeholder()
    {
        var practice = TestPractice.WithStakeholders();
        practice.Accepts(TestPractice.Carla, new GiveConsent(ResearchPurposes.Quotes));
        practice.Does(new GiveConsent(ResearchPurposes.LearningResearch));

        Assert.Equal(
            [new ResearchConsent(ResearchPurposes.Quotes, TestPractice.Start, 1), new ResearchConsent(ResearchPurposes.LearningResearch, TestPractice.Start, 1)],
            practice.State.Consents);
        practice.Refuses(TestPractice.Operator, new GiveConsent(ResearchPurposes.Quotes), RefusalCodes.NotAllowed);
        practice.Refuses(TestPractice.Bram, new WithdrawConsent(ResearchPurposes.Quotes), RefusalCodes.NotAllowed);
        practice.Refuses(new GiveConsent(ResearchPurposes.Quotes), RefusalCodes.Conflict);
        practice.Refuses(new GiveConsent("reclame"), RefusalCodes.NotFound, "purpose");

        practice.Does(new WithdrawConsent(ResearchPurposes.Quotes));
        Assert.Equal(ResearchPurposes.LearningResearch, Assert.Single(practice.State.Consents).Purpose);
        practice.Refuses(new WithdrawConsent(ResearchPurposes.Quotes), RefusalCodes.Conflict);
    }

    [Fact]
    public void R1_a_practice_that_ended_withdraws_its_consent_as_well()
    {
        var practice = new TestPractice().Does(new GiveConsent(ResearchPurposes.Quotes), new EndPractice("stopped", "Klaar", "Vraag het eerder"));

        practice.Does(new WithdrawConsent(ResearchPurposes.Quotes));
        Assert.Empty(practice.State.Consents);
    }

    [Fact]
    public void R1_a_person_consents_per_purpose_and_withdraws()
    {
        var state = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"));
        Assert.Equal(RefusalCodes.NotFound, ParticipantDecider.GiveConsent(state, "reclame", "s").Refusal?.Code);
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.WithdrawConsent(state, ResearchPurposes.Quotes).Refusal?.Code);

        state = Then(state, ParticipantDecider.GiveConsent(state, ResearchPurposes.LearningResearch, "s").Event!);
        Assert.Null(state.QuoteSeed);
        state = Then(state, ParticipantDecider.GiveConsent(state, ResearchPurposes.Quotes, "s").Event!);
        Assert.Equal(("s", 2), (state.QuoteSeed, state.Consents.Count));
        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.GiveConsent(state, ResearchPurposes.Quotes, "t").Refusal?.Code);
        Assert.Equivalent(state, JsonSerializer.Deserialize(JsonSerializer.Serialize(state, Participants.Snapshot), Participants.Snapshot), strict: true);

        state = Then(state, ParticipantDecider.WithdrawConsent(state, ResearchPurposes.Quotes).Event!);
        Assert.Equal((null, ResearchPurposes.LearningResearch), (state.QuoteSeed, state.Consents.Single().Purpose));
    }

    [Fact]
    public void R1_who_read_an_earlier_wording_may_consent_to_the_new_one_and_keeps_their_quotes()
    {
        var state = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"), new ConsentGiven(ResearchPurposes.Quotes, 0, "s"));

        Assert.Equal(new ConsentGiven(ResearchPurposes.Quotes, 1, "s"), ParticipantDecider.GiveConsent(state, ResearchPurposes.Quotes, "t").Event);
    }

    [Fact]
    public void R1_the_consents_of_who_is_erased_go_with_them()
    {
        var state = Fold(
            new ParticipantRegistered("Renée", "haarlem", "civic"),
            new ConsentGiven(ResearchPurposes.Quotes, 1, "5e1f"),
            new QuoteRemoved("zorg", 12, "lesson"),
            new ErasureBegun(AllTexts: false));

        Assert.Empty(state.Consents);
        Assert.Null(state.QuoteSeed);
        Assert.Empty(state.RemovedQuotes);

        var (_, data) = Participants.Events.Encode(new ConsentGiven(ResearchPurposes.Quotes, 1, "5e1f"));
        Assert.Equal("""{"purpose":"quotes","wording":1,"seed":"████"}""", Encoding.UTF8.GetString(Blotting.Rewrite(typeof(ConsentGiven), data, (_, text) => Blotting.BlotAll(text))!));
    }

    [Fact]
    public void R7_a_quote_is_removed_once_and_stays_so()
    {
        var state = Fold(new ParticipantRegistered("Renée", "haarlem", "civic"), new ConsentGiven(ResearchPurposes.Quotes, 1, "s"));
        state = Then(state, ParticipantDecider.RemoveQuote(state, new QuoteRemoved("zorg", 12, "lesson")).Event!);

        Assert.Equal(RefusalCodes.Conflict, ParticipantDecider.RemoveQuote(state, new QuoteRemoved("zorg", 12, "lesson")).Refusal?.Code);
        state = Then(Then(state, new ConsentWithdrawn(ResearchPurposes.Quotes)), new ConsentGiven(ResearchPurposes.Quotes, 1, "t"));
        Assert.Contains("zorg:12:lesson", state.RemovedQuotes);
    }

    [Fact]
    public void R1_every_purpose_is_explained_in_two_languages()
    {
        foreach (var purpose in ResearchPurposes.All)
        {
            Assert.All([purpose.Nl, purpose.En], text => Assert.All([text.Title, text.OfPerson, text.OfPractice], Assert.NotEmpty));
            Assert.NotEqual(purpose.Nl.OfPerson, purpose.En.OfPerson);
        }
    }

    private static ParticipantState Fold(params ParticipantEvent[] events) => events.Aggregate(Participants.Empty, Then);

    private static ParticipantState Then(ParticipantState state, ParticipantEvent happened) =>
        Participants.Fold(state, new Recorded<ParticipantEvent>(1, DateTimeOffset.UnixEpoch, "p1", happened));
}
