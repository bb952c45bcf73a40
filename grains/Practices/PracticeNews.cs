using Stadmaken.Cities;
using Stadmaken.Practices;

namespace Stadmaken.Grains.Practices;

/// <summary>What counts as news of a practice (rule PR9).</summary>
public static class PracticeNews
{
    /// <summary>Whether this event is news.</summary>
    public static bool Is(HomeEvent happened) => happened
        is PracticeStarted or StakeholderAdded
        or AgreementProposed or AgreementAccepted or AgreementAcceptanceRecorded or AgreementReviewed
        or MilestoneReached or UpdatePosted or ContributionRecorded
        or PhaseChanged or PracticeEnded or StewardshipAccepted
        or QuestionAnswered;
}
