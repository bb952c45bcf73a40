using Stadmaken.Boards;
using Stadmaken.Cities;
using Stadmaken.Grains.Journals;
using Stadmaken.Journals;
using Stadmaken.Participants;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>
/// What a command comes to in a practice: one event or a refusal. Decides by what it is given alone; what only
/// others know (an item to borrow) is looked up before.
/// </summary>
public static partial class PracticeDecider
{
    private static readonly Refusal Over = Refusal.Conflict("The practice has ended; it can be read and borrowed from.");

    /// <summary>Decides a command.</summary>
    /// <param name="state">The practice, with all that was accepted before.</param>
    /// <param name="practiceId">Which practice this is.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="command">What.</param>
    /// <param name="found">For <see cref="Borrow"/>: what it names, or why it cannot be had.</param>
    /// <param name="limits">Limits that hold now.</param>
    /// <param name="boardLimits">Those of boards.</param>
    /// <param name="now">The time, UTC; review dates lie after it.</param>
    /// <param name="looked">For <see cref="AskQuestion"/> and <see cref="PlaceReaction"/>: what only others know.</param>
    public static Decision<HomeEvent> Decide(
        PracticeState state,
        string practiceId,
        Caller caller,
        PracticeCommand command,
        Answer<Borrowable>? found,
        PracticeLimits limits,
        BoardLimits boardLimits,
        DateTimeOffset now,
        TalkLookup looked = default)
    {
        if (!state.HasBegun)
        {
            return Refusal.NotFound("practice");
        }

        var desk = new PracticeDesk(state, caller, PracticeAccessRules.For(state, caller), limits, boardLimits, now);
        if ((RefuseTalk(desk, command, looked, out var not) ? not : RefuseEntry(desk, command)) is { } refusal)
        {
            return refusal;
        }

        if (PracticeRules.Validate(command, limits) is [var first, ..])
        {
            return first;
        }

        return command switch
        {
            ChangeFacts c => new FactsChanged(c.Title, c.Kind, c.Pitch, c.Task, c.Themes, c.LearningAreas, c.Responsibilities, c.VolunteerHoursPerMonth),
            AddStakeholder c => Decide(desk, c),
            ChangeStakeholder c => Decide(desk, c),
            LinkStakeholder c => Decide(desk, c),
            RemoveStakeholder c => Decide(desk, c),
            ProposeAgreement c => Decide(desk, c),
            AcceptAgreement c => Decide(desk, c),
            ReviewAgreement c => Decide(desk, c),
            EndAgreement c => Decide(desk, c),
            AddMilestone c => Decide(desk, c),
            ChangeMilestone c => Decide(desk, c),
            ReachMilestone c => Decide(desk, c),
            RemoveMilestone c => Decide(desk, c),
            PostUpdate c => Decide(desk, c),
            RedactUpdate c => Decide(desk, c),
            RecordContribution c => Decide(desk, c),
            WithdrawContribution c => Decide(desk, c),
            GiveConsent c => Decide(desk, c),
            WithdrawConsent c => Decide(desk, c),
            ChangePhase c => Decide(desk, c),
            EndPractice c => new PracticeEnded(c.Verdict, c.Why, c.Lessons),
            OfferStewardship c => Decide(desk, c),
            AcceptStewardship c => Decide(desk, c),
            DeclineStewardship c => Decide(desk, c),
            WithdrawStewardshipOffer c => Decide(desk, c),
            Borrow c => Decide(desk, practiceId, c, found),
            ReportBorrowing c => Decide(desk, c),
            AskQuestion c => Decide(desk, practiceId, c, looked),
            GiveAnswer c => Decide(desk, c),
            RedactQuestion c => Decide(desk, c),
            RedactAnswer c => Decide(desk, c),
            PlaceReaction c => Decide(desk, c),
            RemoveReaction { ReactionId: var id } => DecideOnReaction(desk, command, id),
            HideReaction { ReactionId: var id } => DecideOnReaction(desk, command, id),
            RestoreReaction { ReactionId: var id } => DecideOnReaction(desk, command, id),
            RedactReaction { ReactionId: var id } => DecideOnReaction(desk, command, id),
            _ => Refusal.Invalid("type", "There is no such command."),
        };
    }

    /// <summary>Decides how a practice begins; <c>conflict</c> if it has begun. Who may start one is for its city to decide.</summary>
    public static Decision<HomeEvent> Begin(PracticeState state, string cityId, PracticeFacts facts, PracticeLimits limits)
    {
        if (state.HasBegun)
        {
            return Refusal.Conflict("The practice has begun already.");
        }

        return PracticeRules.Validate(facts, limits) is [var first, ..] ? first : new PracticeStarted(cityId, facts);
    }

    private static Refusal? RefuseEntry(PracticeDesk desk, PracticeCommand command)
    {
        // Whom the stewardship is offered to may have nothing to do with the practice yet.
        var answersOffer = command is AcceptStewardship or DeclineStewardship;
        var takesLeading = command is ChangePhase or EndPractice or OfferStewardship or WithdrawStewardshipOffer or LinkStakeholder or RedactUpdate
            || command is AddStakeholder { ParticipantId: not null }
            || (command is RemoveStakeholder { StakeholderId: var leaver } && !desk.SpeaksFor(leaver));
        return !desk.Caller.IsSignedIn ? Refusal.NotAllowed("Only participants change a practice; sign in first.")
            : answersOffer ? (desk.State.OfferedTo == desk.Caller.ParticipantId ? RefuseEnded() : Refusal.NotAllowed("The stewardship is not offered to you."))
            : takesLeading && !desk.Access.CanLead ? Refusal.NotAllowed("This takes being the practice's steward, the steward of its city or an operator.")
            : !desk.Access.CanWrite ? Refusal.NotAllowed("Only its steward and those who speak for its stakeholders change a practice.")
            : RefuseEnded();

        Refusal? RefuseEnded() => desk.State.Ending is not null && command is not (ReportBorrowing or RedactUpdate or GiveConsent or WithdrawConsent) ? Over : null;
    }
}
