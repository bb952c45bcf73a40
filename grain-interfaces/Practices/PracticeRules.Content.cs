using System.Text.RegularExpressions;
using Stadmaken.Boards;
using Stadmaken.Checks;
using Stadmaken.Journals;
using Stadmaken.Participants;

namespace Stadmaken.Practices;

public static partial class PracticeRules
{
    /// <summary>Most of anything in one contribution.</summary>
    public const decimal MostAmount = 1_000_000_000;

    private static Refusal?[] Check(AddStakeholder c, PracticeLimits limits) =>
    [
        Fields.Id("stakeholderId", c.StakeholderId),
        Fields.Choice("sector", c.Sector, Sectors.All),
        Fields.Choice("kind", c.Kind, StakeholderKinds.All),
        Fields.Title("name", c.Name, limits),
        Fields.Title("role", c.Role, limits),
        .. Fields.Responsibilities(c.Responsibilities ?? [], limits),
        Fields.OptionalId("participantId", c.ParticipantId),
    ];

    private static Refusal?[] Check(ChangeStakeholder c, PracticeLimits limits) =>
    [
        Fields.Id("stakeholderId", c.StakeholderId),
        c.Sector is null ? null : Fields.Choice("sector", c.Sector, Sectors.All),
        Fields.OptionalTitle("name", c.Name, limits),
        Fields.OptionalTitle("role", c.Role, limits),
        .. Fields.Responsibilities(c.Responsibilities ?? [], limits),
    ];

    private static Refusal?[] Check(ProposeAgreement c, PracticeLimits limits)
    {
        var terms = c.Terms;
        var parties = terms.Parties ?? [];
        return
        [
            Fields.Id("agreementId", c.AgreementId),
            Fields.Needed("what", terms.What, limits),
            parties.Length < 2 || parties.Distinct(StringComparer.Ordinal).Count() != parties.Length
                ? Refusal.Invalid("parties", "At least two stakeholders, each once.")
                : parties.Length > limits.Stakeholders ? Refusal.TooLarge("parties", $"At most {limits.Stakeholders} parties.") : null,
            .. parties.Take(limits.Stakeholders).Select((party, i) => Fields.Id($"parties[{i}]", party)),
            Party("responsibleId", terms.ResponsibleId),
            Party("liableId", terms.LiableId),
            Fields.Date("reviewDate", terms.ReviewDate),
            Fields.OptionalText("cover", terms.Cover, limits),
            Fields.OptionalTitle("responsibility", terms.Responsibility, limits),
            Fields.Date("validUntil", terms.ValidUntil),
            Fields.OptionalId("supersedes", c.Supersedes),
            Fields.OptionalId("borrowingId", c.BorrowingId),
        ];

        // Who is not a party has accepted nothing, and so answers for nothing.
        Refusal? Party(string field, string id) => parties.Contains(id) ? null : Refusal.Invalid(field, "One of the parties.");
    }

    private static Refusal?[] Check(PostUpdate c, PracticeLimits limits) =>
    [
        Fields.Id("updateId", c.UpdateId),
        Fields.Title("title", c.Title, limits),
        Fields.Needed("text", c.Text, limits),
        c.LearningArea is null ? null : Fields.Choice("learningArea", c.LearningArea, LearningAreas.All),
        Fields.OptionalText("obstacle", c.Obstacle, limits),
        Fields.OptionalText("approach", c.Approach, limits),
        Fields.OptionalText("lesson", c.Lesson, limits),
        Fields.OptionalId("borrowingId", c.BorrowingId),
    ];

    private static Refusal?[] Check(Borrow c, PracticeLimits limits)
    {
        var isBoard = c.Kind == BorrowableKinds.Template;
        return
        [
            Fields.Id("borrowingId", c.BorrowingId),
            Fields.Id("practiceId", c.PracticeId),
            Fields.Choice("kind", c.Kind, BorrowableKinds.All),
            Fields.Id("itemId", c.ItemId),
            isBoard ? Fields.Id("boardId", c.BoardId) : NotForOthers("boardId", c.BoardId),
            isBoard ? Fields.OptionalTitle("title", c.Title, limits) : NotForOthers("title", c.Title),
            isBoard && c.Visibility is not null ? Fields.Choice("visibility", c.Visibility, BoardVisibilities.All) : NotForOthers("visibility", isBoard ? null : c.Visibility),
        ];

        static Refusal? NotForOthers(string field, string? value) => value is null ? null : Refusal.Invalid(field, "Only for a board, which is taken over as a template.");
    }

    private static Refusal?[] Check(RecordContribution c, PracticeLimits limits) =>
    [
        Fields.Id("contributionId", c.ContributionId),
        Fields.Choice("kind", c.Kind, ContributionKinds.All),
        Fields.Needed("what", c.What, limits),
        Fields.Date("date", c.Date),
        CheckAmount(c),
        CheckUnit(c),
        Fields.OptionalId("fromStakeholderId", c.FromStakeholderId),
        Fields.OptionalId("saidByStakeholderId", c.SaidByStakeholderId),
        Fields.OptionalText("assumption", c.Assumption, limits),
    ];

    private static Refusal? CheckAmount(RecordContribution c) => c.Amount switch
    {
        null => c.Kind == ContributionKinds.SocialOutcome ? null : Refusal.Invalid("amount", "How much; only a social outcome may leave it out."),
        { } amount when amount > 0 && amount <= MostAmount && decimal.Round(amount, 2) == amount => null,
        _ => Refusal.Invalid("amount", $"More than 0, at most {MostAmount}, at most two decimals."),
    };

    private static Refusal? CheckUnit(RecordContribution c) => c.Kind switch
    {
        ContributionKinds.Hours => c.Unit is null or ContributionKinds.HoursUnit ? null : Refusal.Invalid("unit", "Hours are counted in hours."),
        ContributionKinds.Money or ContributionKinds.AvoidedCost =>
            c.Unit is not null && Currency().IsMatch(c.Unit) ? null : Refusal.Invalid("unit", "A three-letter ISO 4217 code in capitals, such as EUR."),
        ContributionKinds.Goods => Texts.CheckTitle("unit", c.Unit, 40),
        _ => c.Unit is null == c.Amount is null ? (c.Unit is null ? null : Texts.CheckTitle("unit", c.Unit, 40)) : Refusal.Invalid("unit", "An amount and its unit come together."),
    };

    // \z, because $ would let a line feed at the end through.
    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex Currency();
}
