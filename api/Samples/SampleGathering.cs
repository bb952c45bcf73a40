using Stadmaken.Gatherings;

namespace Stadmaken.Api.Samples;

/// <summary>A made-up gathering.</summary>
/// <param name="GatheringId">For ever the same, unlike any id that the network makes.</param>
/// <param name="StartedBy">Its organiser, one of the city's people.</param>
/// <param name="Facts">What it says of itself; its title says that it is a sample.</param>
/// <param name="Story">What people of any city do in it, in order.</param>
public sealed record SampleGathering(string GatheringId, string StartedBy, GatheringFacts Facts, SampleGatheringStep[] Story)
{
    /// <summary>
    /// What is still to be done. Steps are taken in order, so all before one that was done were done too, whatever people
    /// changed since; the last step of a story is therefore one that stays.
    /// </summary>
    public SampleGatheringStep[] Rest(GatheringSnapshot gathering) => Story[(Array.FindLastIndex(Story, step => step.IsDoneIn(gathering)) + 1)..];
}

/// <summary>Something that someone does in a sample gathering.</summary>
/// <param name="StepId">Its command id: unique in the gathering, and never given to another step.</param>
/// <param name="By">Who does it, one of the people of any city.</param>
/// <param name="Command">What they do.</param>
public sealed record SampleGatheringStep(string StepId, string By, GatheringCommand Command)
{
    /// <summary>Whether it was done, as the gathering itself shows. A stop that was taken off the route again shows no more.</summary>
    public bool IsDoneIn(GatheringSnapshot gathering) => Command switch
    {
        AddStop c => Array.Exists(gathering.Stops, stop => stop.StopId == c.StopId),
        SayAttendance => Array.Exists(gathering.Attendances, attendance => attendance.ParticipantId == By && attendance.Answer is not null),
        NoteAttendance c => Array.Exists(gathering.Attendances, attendance => attendance.ParticipantId == c.ParticipantId && attendance.Attended is not null),
        LeaveQuestion c => Array.Exists(gathering.Questions, question => question.QuestionId == c.QuestionId),
        AnswerQuestion c => Array.Exists(gathering.Questions, question => question.QuestionId == c.QuestionId && Array.Exists(question.Answers, answer => answer.AnswerId == c.AnswerId)),
        CancelGathering => gathering.Cancellation is not null,
        _ => false,
    };
}
