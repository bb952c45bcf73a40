using Stadmaken.Grains.Cities;
using Stadmaken.Grains.Practices;
using Stadmaken.Practices;

namespace Stadmaken.Tests.Unit.Journals;

/// <summary>What the samples of a practice's events are read as.</summary>
internal static class StoredPracticeEvents
{
    internal static readonly Dictionary<string, object> Expected = new()
    {
        ["practice/practiceStarted"] = new PracticeStarted("parkstad", new("Zorgcoöperatie Brunssum", "care-cooperative", "Zorg van en voor de buurt.", "Wie zorgt er na vijven?", ["care"], ["cooperation", "financing"], ["sleutelbeheer"], 40)),
        ["practice/factsChanged"] = new FactsChanged("Buurtzorg", "neighbourhood", "Kort.", "Samen eten", [], ["inclusivity"], ["koken", "afwas"], 12.5m),
        ["practice/stakeholderAdded"] = new StakeholderAdded("s1", "social", "organisation", "Woningcorporatie", "Verhuurt het pand", ["onderhoud"], "p-3"),
        ["practice/stakeholderChanged"] = new StakeholderChanged("s1", "private", "Verhuurder", "Eigenaar", []),
        ["practice/stakeholderLinked"] = new StakeholderLinked("s1", "p-4"),
        ["practice/stakeholderLeft"] = new StakeholderLeft("s1"),
        ["practice/agreementProposed"] = new AgreementProposed("a2", new("De corporatie onderhoudt de tuin, de buurt beheert de sleutel.", ["s1", "s2"], "s1", "s2", new(2027, 6, 1), "Verzekerd door de corporatie.", "sleutelbeheer", new(2028, 1, 1)), "a1", "l1"),
        ["practice/agreementAccepted"] = new AgreementAccepted("a2", "s1"),
        ["practice/agreementAcceptanceRecorded"] = new AgreementAcceptanceRecorded("a2", "s2"),
        ["practice/agreementReviewed"] = new AgreementReviewed("a2", "Het werkt.", new(2027, 12, 1)),
        ["practice/agreementEnded"] = new AgreementEnded("a2", "De tuin is bebouwd."),
        ["practice/milestoneAdded"] = new MilestoneAdded("m1", "Opening", new(2027, 3, 1), "Met soep."),
        ["practice/milestoneChanged"] = new MilestoneChanged("m1", "Feest", new(2027, 4, 1), "Met taart."),
        ["practice/milestoneReached"] = new MilestoneReached("m1", new(2027, 4, 2)),
        ["practice/milestoneRemoved"] = new MilestoneRemoved("m1"),
        ["practice/updatePosted"] = new UpdatePosted("u1", "De sleutel", "We hebben de sleutel.", "cooperation", "Niemand was thuis.", "Een kluisje.", "Vraag het eerder."),
        ["practice/updatePosted.2"] = new UpdatePosted("u1", "De sleutel", "We hebben de sleutel.", BorrowingId: "l1"),
        ["practice/contributionRecorded"] = new ContributionRecorded("c1", "avoided-cost", "Geen ziekenhuisopname", new(2026, 11, 20), 1250.5m, "EUR", "s1", "s2", "Een opname kost 1250 euro."),
        ["practice/contributionWithdrawn"] = new ContributionWithdrawn("c1", "Dubbel geteld."),
        ["practice/consentGiven"] = new PracticeConsentGiven("learning-research", 1),
        ["practice/consentWithdrawn"] = new PracticeConsentWithdrawn("quotes"),
        ["practice/phaseChanged"] = new PhaseChanged("exploring"),
        ["practice/practiceEnded"] = new PracticeEnded("adopted", "De gemeente doet het nu.", "Begin met het contract."),
        ["practice/stewardshipOffered"] = new StewardshipOffered("p-4"),
        ["practice/stewardshipAccepted"] = new StewardshipAccepted(),
        ["practice/stewardshipDeclined"] = new StewardshipDeclined(),
        ["practice/stewardshipOfferWithdrawn"] = new StewardshipOfferWithdrawn(),
        ["practice/practiceQuiet"] = new PracticeQuiet(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)),
        ["practice/agreementReviewDue"] = new AgreementReviewDue("a2", new(2027, 6, 1)),
        ["practice/agreementOverdue"] = new AgreementOverdue("a2", new(2027, 6, 1)),
        ["practice/agreementExpired"] = new AgreementExpired("a2"),
        ["practice/volunteerHoursExceeded"] = new VolunteerHoursExceeded("2026-11", 52.5m, 40),
        ["practice/borrowingPlanned"] = new BorrowingPlanned("l1", new("ander", 12, "approach", "u1"), "De sleutel", "Een kluisje."),
        ["practice/borrowingPlanned.2"] = new BorrowingPlanned("l1", new("ander", 12, "approach", "u1"), "De sleutel", "Een kluisje.", new("ander", "haarlem", "Buurtkeuken")),
        ["practice/borrowingNoted"] = new BorrowingNoted("l1"),
        ["practice/borrowingReported"] = new BorrowingReported("l1", "adapted", "Twee kluisjes."),
        ["practice/borrowingReportNoted"] = new BorrowingReportNoted("l1", 31),
        ["practice/borrowed"] = new Borrowed("l1", new("tuin", "enschede", "Buurttuin"), "approach", "u1"),
        ["practice/borrowerReported"] = new BorrowerReported("l1", "tuin", 31, "adapted", "Twee kluisjes."),
        ["practice/questionAsked"] = new QuestionAsked("v1", "Wie heeft de sleutel?", "lelystad"),
        ["practice/questionAsked.2"] = new QuestionAsked("v1", "Wie heeft de sleutel?", "lelystad", new("tuin", "lelystad", "Buurttuin")),
        ["practice/questionNoted"] = new QuestionNoted("v1"),
        ["practice/questionAnswered"] = new QuestionAnswered("v1", "a1", "De buurvrouw."),
        ["practice/answerNoted"] = new AnswerNoted("v1", "a1"),
        ["practice/questionPut"] = new QuestionPut("v1", new("ander", "haarlem", "Buurtkeuken"), 12),
        ["practice/answerReceived"] = new AnswerReceived("v1", "a1", "ander", 14),
        ["practice/reactionPlaced"] = new ReactionPlaced("r1", "Mooi, kom eens langs."),
        ["city/reactionsOpened"] = new ReactionsOpened("anyone"),
        ["practice/boardPlanned"] = new BoardPlanned("b-7", "Wie doet wat", "city", new BoardOpener("p-3", "enschede", []), []),
        ["practice/templatePlanned"] = new TemplatePlanned("l1", new("ander", 12, "template", "b-4", 31), new("ander", "haarlem", "Buurtkeuken"), new BoardPlanned("b-7", "Wie doet wat", "city", new BoardOpener("p-3", "enschede", []), [new("z1", "Sleutel")])),
        ["practice/boardBegun"] = new BoardBegun("b-7"),
        ["city/practicePlanned"] = new PracticePlanned("zorg", new("Zorgcoöperatie Brunssum", "care-cooperative", "Zorg van en voor de buurt.", "Wie zorgt er na vijven?", ["care"], ["cooperation", "financing"], ["sleutelbeheer"], 40), new BoardOpener("p-88", "parkstad", ["steward"])),
        ["city/practiceBegun"] = new PracticeBegun("zorg"),
    };
}
