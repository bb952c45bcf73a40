using Stadmaken.Grains.Practices;
using Stadmaken.Participants;
using Stadmaken.Practices;
using Stadmaken.Research;

namespace Stadmaken.Tests.Properties.Practices;

/// <summary>Makes commands from numbers, often about things that are there, sometimes nonsense.</summary>
internal static class PracticeTrials
{
    internal const int Kinds = 30;

    /// <summary>Why a practice is to end when it is not, but silent for a while.</summary>
    internal const string Silence = "stil";

    private static readonly Caller[] People =
    [
        new("amina", "haarlem", []), new("bram", "haarlem", []), new("carla", "dordrecht", []),
        new("steward", "haarlem", [NetworkRoles.Steward]), new("amina", "haarlem", []), new("operator", "lelystad", [NetworkRoles.Operator]), Caller.Anonymous,
    ];

    internal static IEnumerable<(Caller Caller, PracticeCommand Command)> Run(Random random)
    {
        while (true)
        {
            yield return Make(random.Next(Kinds), random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000));
        }
    }

    internal static (Caller Caller, PracticeCommand Command) Make(int kind, int who, int x, int y, int z) => (People[who % People.Length], kind switch
    {
        0 => new ChangeFacts(x % 3 == 0 ? "Anders" : null, Task: y % 3 == 0 ? string.Empty : "Opgave", VolunteerHoursPerMonth: z % 20, Kind: z % 17 == 0 ? "dorp" : null),
        1 or 2 => new AddStakeholder(Id("s", x, 5), Sectors.All[y % 5], StakeholderKinds.All[z % 2], "Naam", "Rol", z % 3 == 0 ? ["sleutel"] : [], y % 4 == 0 ? Person(z) : null),
        3 => new ChangeStakeholder(Id("s", x, 5), Sectors.All[y % 5], Responsibilities: z % 2 == 0 ? [] : ["tuin"]),
        4 => new LinkStakeholder(Id("s", x, 5), y % 3 > 0 ? null : Person(z)),
        // Rarely: the id of one that left is gone for good, and without stakeholders nothing is agreed.
        5 => y % 10 == 0 ? new RemoveStakeholder(Id("s", x, 5)) : new AcceptAgreement(Id("a", x, 40), Id("s", z, 3)),
        6 or 7 => new ProposeAgreement(
            Id("a", x, 40),
            new("Wat", [Id("s", y, 3), Id("s", y + 1 + (z % 2), 3)], Id("s", y, 3), Id("s", y, 3), new DateOnly(2026, 12, 1).AddDays(z % 600), ValidUntil: z % 3 == 1 ? new DateOnly(2026, 12, 20).AddDays(z % 100) : null),
            kind == 7 ? Id("a", x / 12, 40) : null),
        8 or 9 or 10 => new AcceptAgreement(Id("a", x, 40), Id("s", y, 3)),
        11 => new ReviewAgreement(Id("a", x, 40), "Goed", new DateOnly(2027, 1, 1).AddDays(y)),
        12 => y % 4 == 0 ? new EndAgreement(Id("a", x, 40), "Klaar") : new AcceptAgreement(Id("a", x, 40), Id("s", z, 3)),
        13 => new AddMilestone(Id("m", x, 5), "Stap", new DateOnly(2027, 1, 1).AddDays(y)),
        14 when y % 2 == 0 => new ReviewAgreement(Id("a", x, 40), "Goed", new DateOnly(2027, 1, 1).AddDays(y)),
        14 => new ChangeMilestone(Id("m", x, 5), Date: new DateOnly(2027, 1, 1).AddDays(y)),
        15 => y % 2 == 0 ? new ReachMilestone(Id("m", x, 5), new DateOnly(2026, 11, 20)) : new RemoveMilestone(Id("m", x, 5)),
        16 => new PostUpdate(Id("u", x, 9), "Titel", "Tekst", Approach: y % 2 == 0 ? "Zo" : null),
        17 => new RecordContribution(Id("c", x, 12), "hours", "Werk", new DateOnly(2026, 11 + (y % 2), 1), z % 9, FromStakeholderId: y % 5 == 0 ? Id("s", z, 5) : null),
        18 => y % 3 == 0 ? new RedactUpdate(Id("u", x, 9), "Noemt iemand bij naam") : new WithdrawContribution(Id("c", x, 12), "Dubbel"),
        19 => new ChangePhase(PracticePhases.Course[x % 5]),
        20 when x % 5 == 4 => y % 2 == 0 ? new GiveConsent(Purpose(z)) : new WithdrawConsent(Purpose(z)),
        20 => x % 2 == 0 ? new OfferStewardship(Person(y)) : new WithdrawStewardshipOffer(),
        21 => x % 3 == 0 ? new DeclineStewardship() : new AcceptStewardship(),
        22 => x % 2 == 0 ? new Borrow(Id("l", x, 4), "ander", BorrowableKinds.All[y % 3], "i1", y % 3 == 2 ? Id("b", z, 3) : null) : new ReportBorrowing(Id("l", y, 4), BorrowingOutcomes.All[z % 4], "Zo ging het"),
        24 => new AskQuestion(Id("v", x, 12), y % 9 == 0 ? " " : "Hoe deden jullie dat?", z % 2 == 0 ? "vrager" : null),
        25 => new GiveAnswer(Id("v", x, 12), Id("w", y, 30), "Zo"),
        26 => y % 2 == 0 ? new RedactQuestion(Id("v", x, 12), "Noemt iemand") : new RedactAnswer(Id("v", x, 12), Id("w", z, 30), "Noemt iemand"),
        27 => new PlaceReaction(Id("r", x, 20), y % 9 == 0 ? string.Empty : "Mooi"),
        28 => y % 2 == 0 ? new HideReaction(Id("r", x, 20), "Scheldt") : new RestoreReaction(Id("r", x, 20), "Misverstand"),
        29 => y % 2 == 0 ? new RemoveReaction(Id("r", x, 20)) : new RedactReaction(Id("r", x, 20), "Noemt iemand"),
        _ => x % 80 == 0 ? new EndPractice(Verdicts.All[y % 4], "Klaar", "Begin eerder") : new EndPractice("weg", x % 15 == 1 ? Silence : string.Empty, string.Empty),
    });

    /// <summary>The same command, but about an agreement that it can be about, if there is one: by chance alone hardly any would get far.</summary>
    internal static PracticeCommand Aim(PracticeState state, PracticeCommand command) => command switch
    {
        AcceptAgreement when Last(state, AgreementStatuses.Proposed) is { } proposed =>
            new AcceptAgreement(proposed.AgreementId, Array.Find(proposed.Terms.Parties, party => !proposed.IsAcceptedBy(party))!),
        ReviewAgreement c when Last(state, AgreementStatuses.InForce) is { } agreement => c with { AgreementId = agreement.AgreementId },
        RedactAnswer c when state.Questions.FindLast(question => Array.Exists(question.Answers, answer => answer.RedactedBecause is null)) is { } question =>
            c with { QuestionId = question.QuestionId, AnswerId = Array.Find(question.Answers, answer => answer.RedactedBecause is null)!.AnswerId },
        ProposeAgreement { Supersedes: not null } c when Last(state, AgreementStatuses.InForce) is { } agreement => c with { Supersedes = agreement.AgreementId },
        _ => command,
    };

    private static Agreement? Last(PracticeState state, string status) => state.Agreements.FindLast(agreement => agreement.Status == status);

    private static string Id(string kind, int number, int of) => number % 37 == 36 ? "geen id!" : $"{kind}{number % of}";

    private static string Purpose(int number) => number % 9 == 8 ? "reclame" : ResearchPurposes.All[number % 2].Purpose;

    private static string Person(int number) => People[number % 3].ParticipantId;
}
